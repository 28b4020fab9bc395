"""The server over HTTP: the only code, with portal/, that knows the web framework."""
