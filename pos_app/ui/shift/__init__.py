"""The shift, past ones, what an owner looks through, and the staff."""
