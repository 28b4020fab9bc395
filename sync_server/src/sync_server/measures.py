"""What the server counts and times of itself, for Prometheus. One registry a process."""

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest

CONTENT_TYPE = "text/plain; version=0.0.4"
SECONDS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0)
EVENTS = (0, 1, 10, 100, 1_000, 10_000, 100_000)


class Measures:
    """The figures of one process. Labels are few and known: never a path, a store or a name."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        self.request_s = Histogram(
            "kiryana_request_seconds",
            "From the first byte of a request to the last of its answer",
            ("method", "route", "status"),
            buckets=SECONDS,
            registry=self.registry,
        )
        self._answered: dict[tuple[str, str, int], Histogram] = {}
        self.events = Counter(
            "kiryana_events_total",
            "Events that tills pushed, by the answer they got",
            ("outcome",),
            registry=self.registry,
        )
        self.refusals = Counter(
            "kiryana_refusals_total",
            "Requests that were refused, by the problem's code",
            ("code",),
            registry=self.registry,
        )
        self.pool_wait_s = Histogram(
            "kiryana_pool_wait_seconds",
            "How long requests waited for a thread, and with it for a database connection",
            buckets=SECONDS,
            registry=self.registry,
        )
        self.in_flight = 0
        """Counted on the event loop alone."""
        Gauge(
            "kiryana_requests_in_flight", "Requests at work or waiting", registry=self.registry
        ).set_function(lambda: self.in_flight)
        self.retries = Counter(
            "kiryana_database_retries_total",
            "Transactions that ran again, by the database's error number",
            ("error",),
            registry=self.registry,
        )
        self.feed_lag = Histogram(
            "kiryana_feed_lag_events",
            "How many events a till was behind its store's feed after a page",
            buckets=EVENTS,
            registry=self.registry,
        )

    def answered(self, method: str, route: str, status: int, *, seconds: float) -> None:
        """A request got its answer."""
        key = (method, route, status)
        found = self._answered.get(key)
        if found is None:
            # Labels are looked up once: they are as few as the routes.
            found = self._answered[key] = self.request_s.labels(method, route, str(status))
        found.observe(seconds)

    def retried(self, error: str) -> None:
        """A transaction runs again."""
        self.retries.labels(error).inc()

    def text(self) -> bytes:
        """All figures in Prometheus' text format."""
        return generate_latest(self.registry)
