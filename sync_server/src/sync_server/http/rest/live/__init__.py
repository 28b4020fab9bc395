"""Live events, from a request to a stream."""
