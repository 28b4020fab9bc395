"""The frame around the screens, and what a screen is to it."""
