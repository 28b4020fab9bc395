"""What speaks before a till is open, or when the program itself failed."""
