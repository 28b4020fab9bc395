"""The twenty invariants by number; messages of a broken run name theirs.

Where each is judged: server_watch.py after every commit of the server (1, 2, 4, 5, 7, 8, 9, 10, 11,
12, 14, 15, 18), till_watch.py after every commit and start of a till (2, 3, 5, 6, 11, 15, 16, 18),
rounds.py after every round (9, 13), wire.py at every message (9, 19), deciding.py at a manager's
decision (14), office.py at a command of the API (1, 14), quiescence.py, khatas.py and proofs.py at
the end (1, 6, 8, 11, 12, 13, 14), run.py over two plays of one seed (17), summary.py over many
seeds (20).
"""

INVARIANTS: dict[int, str] = {
    1: "no loss: every committed event is at the server exactly once",
    2: "no invention: what the server or another till has was recorded, with the same bytes",
    3: "what a till holds as answered is at the server, as it was answered",
    4: "feed positions have no holes",
    5: "cursors never fall, pages are contiguous, feed hashes recompute",
    6: "stock, takings, khata and catalogue are the fold of the feed, the same everywhere",
    7: "stock versions and the quantities after them are contiguous",
    8: "each lane of a till's epoch is an unbroken chain",
    9: "a set-back disk is noticed within one good round, and nothing else is taken for one",
    10: "verdicts on stock claims agree with what happened",
    11: "bytes and hashes never change",
    12: "a poison event stops no other, and no honest event is refused",
    13: "when the faults stop, everything drains within a few rounds",
    14: "what did not match or is held has a record",
    15: "numbers and logical time only grow, whatever the clock does",
    16: "what was printed is on the disk, and so is the open cart",
    17: "the same seed gives the same trace",
    18: "no event lands in another store; a revoked till's events are held",
    19: "batches, pages and messages keep their limits",
    20: "every fault and every status is seen sometimes",
}
