"""What is printed for people to keep: receipts and slips as values, and their rows on paper."""
