"""Khata: who may buy on credit, up to what, how old a debt is, and how a name sounds."""
