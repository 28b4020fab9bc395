"""What the window knows of paper: the printer's thread, what waits, and the words on the slips."""
