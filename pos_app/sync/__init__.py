"""The till's side of sync: one round, the server over HTTP, and the threads that run them."""
