"""What bills are besides their goods and their money: how one is found again."""
