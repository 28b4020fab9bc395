"""Goods on screen: the list of products, the card of one, and how its stock came about."""
