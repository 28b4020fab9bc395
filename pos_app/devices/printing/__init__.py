"""Receipt printers: what they are told, over which wire, and what they answer."""
