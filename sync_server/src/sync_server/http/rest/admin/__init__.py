"""What the admins of a chain do: stores, people, tills, and the audit of it all."""
