"""The central sync server: one strict serial feed of events per store."""
