"""Figures of the till's window, on an X server of its own."""
