"""The shift as the cashier sees it: counting, closing, past ones, and what to look through."""
