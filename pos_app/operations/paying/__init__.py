"""Payments by card and QR: their numbers, and what confirms them."""
