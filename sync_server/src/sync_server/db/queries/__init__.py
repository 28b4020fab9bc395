"""Reads that follow nobody's transaction: figures for people and files."""
