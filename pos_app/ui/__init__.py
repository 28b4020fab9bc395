"""The window: widgets and screens over the view-models."""
