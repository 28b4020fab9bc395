"""Enrolment makes a whole folder or none, and says what to do."""

import os
from uuid import UUID

import pytest
from pos_protocol.sync import RegisterReply

from pos_app.db import cursors
from pos_app.db.database import Database
from pos_app.devices.till_key import KEY_FILE, TillKeyKeeper
from pos_app.errors import DiskFull, FolderNotUsable, Offline, ServerRefused, StoreExists, sentence
from pos_app.operations import enrolling
from pos_app.operations.enrolling import (
    BEGUN_FILE,
    CurrencyUnknownError,
    EnrolCodeRefusedError,
    EnrolmentCutOffError,
    enrol,
)
from pos_app.sync.faults import TimedOutError
from tests.support.factories import make_till

URL = "http://127.0.0.1:8080"
REPLY = RegisterReply(
    till=UUID(int=5),
    till_no=3,
    store=1,
    store_name="Madina General Store",
    currency="PKR",
    epoch=1,
    server_nonce="n",
    key_id="k1",
    feed_id=UUID(int=9),
)


def keeper(folder):
    return TillKeyKeeper(folder, open_keyring=lambda: None)


def run(folder, answer=REPLY, *, code="ABCD-EFGH-JKLM"):
    """Enrol against a server that answers so, or raises."""
    asked = []

    def register(request):
        asked.append(request)
        if isinstance(answer, BaseException):
            raise answer
        return answer

    return enrol(folder, URL, code, register=register, keeper=keeper(folder)), asked


def test_folder_becomes_the_tills_with_its_key_beside_the_database(tmp_path):
    folder = tmp_path / "till"
    enrolled, [request] = run(folder)
    assert (enrolled.store_id, enrolled.store_name, enrolled.till_no) == (1, REPLY.store_name, 3)
    assert "only you can read" in sentence(enrolled.warning)
    assert not (folder / BEGUN_FILE).exists()
    db = Database.open(folder / "till.db")
    with db.read() as tx:
        state = cursors.state(tx)
    db.close()
    assert (state.till_id, state.server_url, state.key_id) == (REPLY.till, URL, "k1")
    key = keeper(folder).load(str(REPLY.till), key_id="k1")
    assert key.public_base64() == request.public_key


@pytest.mark.parametrize(
    ("answer", "kind"),
    [
        (ServerRefused("code_refused"), EnrolCodeRefusedError),
        (ServerRefused("no_till_number"), ServerRefused),
        (Offline(url=URL), Offline),
    ],
)
def test_refusal_leaves_no_folder(tmp_path, answer, kind):
    folder = tmp_path / "shops" / "till"
    with pytest.raises(kind):
        run(folder, answer)
    assert list(tmp_path.iterdir()) == []


def test_refusal_leaves_a_folder_that_was_there_as_it_was(tmp_path):
    (tmp_path / "settings.toml").write_text('lang = "ur"\n')
    with pytest.raises(EnrolCodeRefusedError) as caught:
        run(tmp_path, ServerRefused("code_refused"))
    assert "enrol-code" in sentence(caught.value)
    assert [path.name for path in tmp_path.iterdir()] == ["settings.toml"]


def test_folder_with_a_store_is_refused_before_the_code_is_spent(tmp_path):
    make_till(tmp_path).close()
    before = (tmp_path / "till.db").read_bytes()
    asked = []
    with pytest.raises(StoreExists):
        enrol(tmp_path, URL, "CODE", register=asked.append, keeper=keeper(tmp_path))
    assert asked == []
    assert (tmp_path / "till.db").read_bytes() == before
    assert not (tmp_path / KEY_FILE).exists()


@pytest.mark.parametrize("code", ["", "   ", "x" * 41, "AB\x00CD", "AB\nCD"])
def test_code_that_cannot_be_one_is_refused_without_asking(tmp_path, code):
    with pytest.raises(EnrolCodeRefusedError):
        run(tmp_path / "till", code=code)
    assert list(tmp_path.iterdir()) == []


def test_lost_answer_is_remembered_so_that_the_next_refusal_can_be_explained(tmp_path):
    with pytest.raises(TimedOutError):
        run(tmp_path, TimedOutError(url=URL))
    assert [path.name for path in tmp_path.iterdir()] == [BEGUN_FILE]
    with pytest.raises(EnrolmentCutOffError) as caught:
        run(tmp_path, ServerRefused("code_refused"))
    assert "new one" in sentence(caught.value)
    assert run(tmp_path)[0].till_no == 3


def test_crash_between_the_answer_and_the_file_is_explained_by_the_next_enrolment(
    tmp_path, monkeypatch
):
    class PowerCutError(BaseException):
        pass

    def cut(*_):
        raise PowerCutError

    monkeypatch.setattr(enrolling, "_create", cut)
    with pytest.raises(PowerCutError):
        run(tmp_path)
    monkeypatch.undo()
    with pytest.raises(EnrolmentCutOffError):
        run(tmp_path, ServerRefused("code_refused"))
    assert run(tmp_path)[0].store_id == 1


def test_full_disk_after_the_answer_leaves_neither_key_nor_database(tmp_path, monkeypatch):
    def full(*_, **__):
        raise DiskFull(path="x")

    monkeypatch.setattr(cursors, "enrolled", full)
    folder = tmp_path / "till"
    with pytest.raises(DiskFull):
        run(folder)
    assert list(tmp_path.iterdir()) == []


def test_currency_that_is_not_known_is_refused_and_nothing_is_left(tmp_path):
    reply = RegisterReply(
        **{name: getattr(REPLY, name) for name in REPLY.__struct_fields__} | {"currency": "XTS"}
    )
    with pytest.raises(CurrencyUnknownError) as caught:
        run(tmp_path / "till", reply)
    assert "XTS" in sentence(caught.value)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(os.name != "posix", reason="a file where a folder should be")
def test_folder_that_cannot_be_made_is_refused_before_the_code_is_spent(tmp_path):
    (tmp_path / "file").write_text("x")
    asked = []
    with pytest.raises(FolderNotUsable):
        enrol(tmp_path / "file" / "till", URL, "C", register=asked.append, keeper=keeper(tmp_path))
    assert asked == []
