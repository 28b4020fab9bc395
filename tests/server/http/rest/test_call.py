"""Entity tags as headers spell them, and what a command is known by."""

import pytest
from sync_server.errors import RefusedError
from sync_server.http.rest.call import Call, Caller, read_tags

CALLER = Caller(user_name="amna", store_id=1, home_store_id=1, role="manager", session_id="s")


def call(**headers):
    return Call(
        name="POST /x",
        request=None,
        said=b"{}",
        path={"product_id": "7"},
        headers={name.replace("_", "-"): value for name, value in headers.items()},
        address="127.0.0.1",
        now_ms=0,
        signed_in=CALLER,
    )


def test_tags_are_read():
    assert read_tags("If-Match", "*") == [("*", False)]
    assert read_tags("If-Match", '"1-7" , W/"8"') == [("1-7", False), ("8", True)]


@pytest.mark.parametrize("text", ["", "7", '"7', '7"', '"a" "b"', '"a",', 'w/"7"', '"\x7f"'])
def test_what_is_no_tag_is_refused(text):
    with pytest.raises(RefusedError, match="tags look like"):
        read_tags("If-Match", text)


def test_a_weak_tag_is_not_enough_for_a_write():
    assert call(if_match='W/"7", "8"').conditions().tags == ("8",)
    assert call().conditions().tags is None


def test_a_command_is_known_by_its_key():
    assert call(idempotency_key="order 17").command().key == "order 17"
    assert call().command().key is None
    with pytest.raises(RefusedError, match="Idempotency-Key"):
        call(idempotency_key="a\tb").command()


def test_a_path_names_a_product():
    assert call().product_id == 7
