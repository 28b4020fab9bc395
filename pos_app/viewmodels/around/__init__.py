"""What stands around the till on serial ports, each on a thread of its own, and how it is."""
