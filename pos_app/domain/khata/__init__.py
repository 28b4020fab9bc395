"""Khata: who may buy on credit, up to what, and how old a debt is."""
