"""What is on paper: the slip of an event, and which slips still wait."""
