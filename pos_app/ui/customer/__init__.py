"""The customer's screen: a second window that takes no key, no click and no focus."""
