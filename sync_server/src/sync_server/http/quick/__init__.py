"""Reads that are answered on the event loop, out of memory and a cell."""
