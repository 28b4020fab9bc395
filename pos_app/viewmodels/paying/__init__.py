"""The parts of the paying side: what it shows, who buys on khata, and payments that are awaited."""
