"""The screen of the reports."""
