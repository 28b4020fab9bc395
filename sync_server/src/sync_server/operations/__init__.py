"""One function for each thing that is asked of the server."""
