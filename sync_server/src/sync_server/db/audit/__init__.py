"""What was done to the server itself, by whom and from where: a chain that shows every change."""
