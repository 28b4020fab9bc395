"""Labels for shelves and goods: what stands on one, its bars, and the sheets they are sold on."""
