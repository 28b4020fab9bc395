"""Sync status, and later the inbox of what needs a decision."""
