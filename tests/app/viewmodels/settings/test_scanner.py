"""What keys make a scanner: reads are gathered key by key, and three of them teach its kind."""

from pos_app.settings import load_settings
from pos_app.viewmodels.settings.scanner import Read, Tracer, learn

EAN = "8964000153451"


def read(gap_ms, *, text=EAN, suffix="Return"):
    return Read(text, (gap_ms,) * (len(text) - 1), suffix)


def send(model, text, *, gap_ms, start_ms=0, suffix="Return"):
    at_ms = start_ms
    for character in text:
        model.stroke(at_ms, character, character)
        at_ms += gap_ms
    model.stroke(at_ms, "", suffix)


def test_keys_become_a_read_with_its_pauses_and_suffix():
    tracer = Tracer()
    assert [tracer.stroke(10 * n, key, key) for n, key in enumerate("8901")] == [None] * 4
    assert tracer.stroke(41, "", "Tab") == Read("8901", (10, 10, 10), "Tab")
    assert tracer.stroke(50, "", "Return") is None, "a suffix alone is no read"
    tracer.stroke(60, "1", "1")
    assert tracer.silence() is None, "one key is no read"
    for n, key in enumerate("12345678"):
        tracer.stroke(n, key, key)
    assert tracer.silence().suffix == ""


def test_three_reads_teach_the_kind():
    assert learn([read(4), read(6), read(12)]) == {"scanner": "normal"}
    assert learn([read(4), read(45), read(6)]) == {"scanner": "slow"}
    assert learn([read(60), read(4), read(4)]) is None
    assert learn([read(150)] * 3) is None
    framed = [read(4, text=f"\x02{EAN}")] * 3
    assert learn(framed) == {"scanner": "framed", "scanner_prefix": "\x02"}
    # A GS1 code of a scanner that sends FNC1 begins with GS: that is no prefix.
    assert learn([read(4, text=f"\x1d{EAN}")] * 3) == {"scanner": "normal"}


def test_the_trace_says_what_was_sent(models):
    scanner = models.settings.scanner
    assert scanner.trace() == ()
    send(scanner, EAN, gap_ms=12)
    words = [(name, value.strip("\u2066\u2069")) for name, value in scanner.trace()]
    assert words[:4] == [
        ("Sent", EAN),
        ("Code", "GTIN"),
        ("Length", "13"),
        ("ms per character", "12"),
    ]
    assert words[-1] == ("Looks like", "a normal scanner")
    send(scanner, "\x02abc", gap_ms=200)
    assert scanner.trace()[0][1].strip("\u2066\u2069") == "\u00b7abc"
    assert scanner.trace()[-1][1] == "a scanner with a prefix"


def test_learning_sets_the_scanner_and_a_person_sets_nothing(models, till):
    scanner = models.settings.scanner
    heard = []
    models.shell.strokes_wanted.connect(heard.append)
    scanner.listen(is_on=True)
    assert len(heard) == 1
    scanner.learn()
    assert "3" in scanner.learning_words
    for place in range(3):
        send(scanner, EAN, gap_ms=45, start_ms=1000 * place)
    assert "Learnt" in scanner.learning_words
    assert models.desk.till.settings.scanner == "slow"
    assert load_settings(till.settings.data_dir, {}).scanner == "slow"
    scanner.learn()
    for place in range(3):
        send(scanner, EAN, gap_ms=160, start_ms=9000 * place)
    assert "by hand" in scanner.learning_words
    assert models.desk.till.settings.scanner == "slow"
    scanner.listen(is_on=False)
    assert heard[1] is None
