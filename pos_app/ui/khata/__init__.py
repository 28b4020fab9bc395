"""The khata book: who owes what, since when, and every entry."""
