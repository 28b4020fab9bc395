"""The history screen: bills found again, one of them whole, goods taken back."""
