"""Looking after a till: its disk, its clock, and a daily copy of all it knows."""
