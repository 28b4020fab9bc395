"""Reports for whoever helps on their way to head office: after the events, never in their way."""
