"""Files as spreadsheets leave them: their text, and the rows of goods in it."""
