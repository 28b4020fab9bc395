"""Who works at the till: signing in, allowing one thing, and the list of the staff."""
