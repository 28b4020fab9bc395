"""What is printed on pages: statements and reports, as values for whoever paints them."""
