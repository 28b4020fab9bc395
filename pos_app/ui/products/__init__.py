"""Products: the list, and the card of the one in front."""
