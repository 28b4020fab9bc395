"""What follows from the log, kept in the same transaction."""
