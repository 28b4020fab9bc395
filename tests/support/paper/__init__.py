"""Printers and what was sent to them, read by something that is not the till's own code."""
