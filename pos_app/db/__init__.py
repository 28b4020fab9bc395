"""The only code that knows SQL: the log, its projections, the open cart, and what reads them."""
