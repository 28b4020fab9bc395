"""What measurements over HTTP share: load, a bare server, a server with a cache."""
