"""What makes a till worth a warning."""
