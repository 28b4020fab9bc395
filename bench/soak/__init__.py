"""The soak: hours of a shop's bills played fast through the real window, and what grows by them."""
