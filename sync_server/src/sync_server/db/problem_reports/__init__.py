"""What tills sent for whoever helps: reports as bytes, by store and number."""
