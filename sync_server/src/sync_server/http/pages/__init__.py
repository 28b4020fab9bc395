"""The pages that people open in a browser, made by the server."""
