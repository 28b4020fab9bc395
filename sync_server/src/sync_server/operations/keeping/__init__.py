"""What is kept beside goods and money: the names of vendors, and the audit."""
