"""What is outside the program and beside it: keys, printers, scanners."""
