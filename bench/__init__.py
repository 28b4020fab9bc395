"""One module per figure, each measured beside its limit or its rival."""
