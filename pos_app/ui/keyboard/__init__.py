"""Keys as the keyboard sends them, before anybody knows what they mean."""
