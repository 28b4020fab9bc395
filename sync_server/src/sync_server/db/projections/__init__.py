"""What follows from the log, kept in the same transaction: load what a batch touches, fold, save."""
