"""The settings: pages of forms."""
