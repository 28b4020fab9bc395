"""What both sides say: money, ids, events, envelope, codec, ledger and sync messages."""
