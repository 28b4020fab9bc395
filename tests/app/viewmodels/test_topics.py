"""Changes are told once, and nothing is told of nothing."""

from pos_app.viewmodels.topics import TopicBus


def test_topics_are_told_together(qapp):
    bus, told = TopicBus(), []
    bus.changed.connect(told.append)
    bus.tell(["stock", "sales", "stock"])
    bus.tell([])
    assert told == [frozenset({"stock", "sales"})]
