"""What follows from the log, kept in the same transaction."""

READ_MODEL = 3
"""Raised with each change of what the projections or the reports hold for the same log.

A store whose read model has a lower number is folded anew when the database is migrated.
"""
