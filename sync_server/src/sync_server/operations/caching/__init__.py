"""Reads of single products through the cells, and what keeps the cells right."""
