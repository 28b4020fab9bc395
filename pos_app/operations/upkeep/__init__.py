"""Looking after one till: its settings."""
