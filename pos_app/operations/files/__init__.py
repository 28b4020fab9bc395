"""Files in and out of the till: the catalogue and the movements, as people edit them."""
