"""Messages to programs of other people: where they may go, and how they are signed."""
