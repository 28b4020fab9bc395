"""The rules of the trade, pure: no screen, no database, no clock of their own."""
