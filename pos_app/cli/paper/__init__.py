"""The commands that make paper: slips, and labels."""
