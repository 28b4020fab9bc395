"""What a person does at the till: one function each, with the name of the button."""
