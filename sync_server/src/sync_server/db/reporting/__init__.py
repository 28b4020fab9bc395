"""Tables behind the reports: sums by day and month that a consumer keeps, and what reads them."""
