"""Slips, pages and labels as they are painted: for printers, pictures and PDF files."""
