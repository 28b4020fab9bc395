"""Tables of the slow work behind the feed, and what is asked of them."""
