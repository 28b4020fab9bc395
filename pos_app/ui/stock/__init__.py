"""Stock in and manual removal."""
