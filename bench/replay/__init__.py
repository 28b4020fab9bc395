"""Real baskets through the tills' own operations to a real server, and a sum made beside them."""
