"""Reports: how events become their sums, and what each report says."""
