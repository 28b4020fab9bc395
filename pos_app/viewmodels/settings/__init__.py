"""What is set for this till and for the whole store, as pages of forms."""
