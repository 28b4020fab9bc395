"""What the server keeps so that copies, rollbacks and lost disks of tills are noticed and told."""
