"""What the customer sees of the bill: as values, and as the two lines of a pole display."""
