"""What a cashier does to the open bill: its figures, choices, bills on hold, scans that wait."""
