"""Names as people write and say them: one spelling to look in, and sounds across scripts."""
