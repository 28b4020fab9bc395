"""What reports ask of the sums: few rows, found by their keys."""
