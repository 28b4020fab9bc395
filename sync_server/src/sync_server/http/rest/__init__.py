"""The API for people and programs: catalogue, stock and sign-in."""
