"""Customers and their khata: choosing one, the book of all of them, taking a payment."""
