"""How the money of a bill goes back by hand, and what of it nobody may pay out alone."""

from collections import defaultdict


class Refunds:
    """A bill is kept as it was `done` and `paid`, with what came `back` and how that was paid."""

    book = None

    def way_back(self, sold, worth, *, is_void=False):
        """How money goes back as it came: off the khata, to the card, by QR, the rest in cash.

        A void begins with what nobody has confirmed.
        """
        found = defaultdict(int)
        if is_void:
            found["qr"] = min(worth, self.not_taken_back(sold))
            worth -= found["qr"]
        for kind in ("khata", "card", "qr"):
            amount = min(worth, self.left_by(sold, kind) - found[kind])
            found[kind] += amount
            worth -= amount
        found = {kind: amount for kind, amount in found.items() if amount}
        return found | ({"cash": worth} if worth or not found else {})

    def not_taken_back(self, sold):
        """What of a bill nobody has confirmed, less what went back by QR."""
        seen = self.book.seen_paisa(sold["done"].recorded.envelope.event_id)
        return max(0, seen - sum(paid.get("qr", 0) for _, paid in sold["back"]))

    def is_unbacked(self, sold, paid):
        """Whether more would have gone out for a bill than was paid for it without a doubt.

        A debt that goes off the khata, and what was only seen and goes back by QR, is not paid out.
        """
        seen = self.book.seen_paisa(sold["done"].recorded.envelope.event_id)
        owed = sold["paid"].get("khata", 0)
        givens = [given for _, given in sold["back"]]
        off = {kind: sum(given.get(kind, 0) for given in givens) for kind in ("qr", "khata")}
        out = sum(sum(given.values()) for given in givens)
        out -= min(seen, off["qr"]) + min(owed, off["khata"])
        more = sum(paid.values()) - min(self.not_taken_back(sold), paid.get("qr", 0))
        more -= min(max(0, owed - off["khata"]), paid.get("khata", 0))
        return seen + owed > 0 < more > max(0, sold["done"].total_paisa - seen - owed - out)

    def left_by(self, sold, kind):
        """What of a bill was paid so, and did not go back so yet."""
        return sold["paid"].get(kind, 0) - sum(paid.get(kind, 0) for _, paid in sold["back"])
