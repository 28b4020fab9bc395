"""The portal as its people meet it: a shop with some days behind it, and browsers."""
