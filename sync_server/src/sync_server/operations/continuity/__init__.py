"""The one unbroken life of a till's log: its lease, what was found broken, and its saving."""
