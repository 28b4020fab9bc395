"""Reports over a year of a chain."""
