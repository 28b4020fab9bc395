"""Khata: how customers stand, what is done to them, and who is paid by QR."""
