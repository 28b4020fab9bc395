"""The reports, as JSON and as CSV."""
