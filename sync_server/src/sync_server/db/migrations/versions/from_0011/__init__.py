"""The revisions from the eleventh to the twentieth."""
