"""What is kept of products outside the database: one port, two adapters, one suite of tests."""
