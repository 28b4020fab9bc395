"""Read functions: each takes an open transaction and returns frozen values."""
