"""What each screen shows and may do, without a widget."""
