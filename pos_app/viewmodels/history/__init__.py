"""Looking back: bills and stock entries found again, goods taken back, a sale undone."""
