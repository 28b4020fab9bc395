"""What the stock screens keep of their lists while they are typed."""
