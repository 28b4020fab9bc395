"""What a till says it knew, held against the server's own history, and what people decide then."""
