"""How a till begins that has nothing of its store yet."""
