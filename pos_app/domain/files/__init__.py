"""Catalogues and movements as CSV files."""
