"""The first ten revisions."""
