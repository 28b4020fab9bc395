"""What a till brought forward instead of its whole history, and how a file is made anew."""
