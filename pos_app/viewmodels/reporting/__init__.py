"""The reports as they are shown: what is asked, the figures in words, and bars."""
