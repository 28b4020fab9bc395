"""Painted widgets shared by the screens, and the theme they draw with."""
