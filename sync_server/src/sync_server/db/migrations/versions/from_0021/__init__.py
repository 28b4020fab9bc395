"""The revisions from the twenty-first to the thirtieth."""
