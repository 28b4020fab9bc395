"""The reports of a till: their figures, and their files."""
