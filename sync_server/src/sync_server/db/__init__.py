"""The only code of the server that knows SQL."""
