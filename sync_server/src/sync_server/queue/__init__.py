"""Slow work behind the feed: the log is the truth, cursors say what is done, nudges only hurry."""
