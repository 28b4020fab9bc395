"""What is written in the log: whole lines, the request's fields, and no secret."""

import io
import json
import logging

import pytest
from sync_server.auth.passwords import hash_password
from sync_server.logs import REMOVED, Note

from sync_server import logs

TOKEN = "eyJhbGciOiJFZERTQSJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl"
SECRET = "kan4ry-in-the-coal-mine"


@pytest.fixture
def root():
    """The root logger, put back as it was."""
    root = logging.getLogger()
    before = root.handlers[:], root.level
    yield root
    root.handlers[:], root.level = before


def written(root, form, *arguments, **more):
    stream = io.StringIO()
    logs.set_up(form, stream)
    logging.getLogger("sync_server.test").warning(*arguments, **more)
    return stream.getvalue()


@pytest.mark.parametrize(
    "text",
    [
        f"Authorization: Bearer {SECRET}",
        f"token {TOKEN} was refused",
        f'{{"username": "amna", "password": "{SECRET}"}}',
        f"{{'refresh_token': '{SECRET}'}}",
        f"password={SECRET}&x=1",
        f"SECRET_KEY={SECRET}",
        f"mysql://kiryana:{SECRET}@127.0.0.1/kiryana",
        f"redis://:{SECRET}@127.0.0.1:6379/0",
        f"mysql+pymysql://kiryana:{SECRET}@{SECRET}@127.0.0.1/kiryana",
    ],
)
def test_a_secret_is_cut_out_of_every_line(root, text):
    for form in ("json", "plain"):
        line = written(root, form, "%s", text)
        assert REMOVED in line
        assert SECRET not in line
        assert TOKEN not in line


def test_hashes_and_codes_are_secrets_too():
    assert logs.redacted(hash_password("a long enough password")) == REMOVED
    assert logs.redacted("code 2ABC-9XYZ-HJKM given") == f"code {REMOVED} given"
    assert logs.redacted("nothing to hide: 12 of 7 in store 3") == (
        "nothing to hide: 12 of 7 in store 3"
    )


def test_a_secret_in_a_trace_is_cut_out(root):
    def fail():
        raise ValueError(f"password='{SECRET}'")

    for form in ("json", "plain"):
        try:
            fail()
        except ValueError as error:
            line = written(root, form, "failed", exc_info=error)
        assert "ValueError" in line
        assert SECRET not in line.replace("raise ValueError", "")


@pytest.mark.parametrize("form", ["json", "plain"])
def test_a_line_stays_one_line(root, form):
    forged = "x\r\n2026 ERROR forged\u2028\x1b[31m\x85\x00"
    text = written(root, form, "%s", forged)
    assert text.count("\n") == 1
    assert not {"\r", "\x1b", "\x00"} & set(text)


def test_a_line_knows_its_request(root):
    logs.begin(Note(request_id="abcdefgh", store_id=3, till="t"))
    try:
        line = json.loads(written(root, "json", "told", extra={"fields": {"status": 200}}))
    finally:
        logs.end()
    assert line["request_id"] == "abcdefgh"
    assert (line["store_id"], line["till"], line["status"]) == (3, "t", 200)
    assert (line["level"], line["message"]) == ("warning", "told")
    assert line["time"].endswith("Z")


def test_a_stream_that_is_no_terminal_gets_json(root):
    assert json.loads(written(root, "auto", "told"))["message"] == "told"
