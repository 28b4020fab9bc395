"""Pictures of goods lie in the till's folder, one for each product, whole or not at all."""

import pytest

from pos_app.domain.people import Role
from pos_app.errors import ApprovalNeeded, FolderNotUsable
from pos_app.operations import people
from pos_app.operations.files.pictures import FOLDER, picture_path, read_picture, set_picture
from tests.support.factories import make_product


def test_a_picture_is_kept_exchanged_and_taken_away(till):
    milk = make_product(till, "Milk").product_id
    assert (picture_path(till, milk), read_picture(till, milk)) == (None, None)
    for picture in (b"one", b"two"):
        set_picture(till, milk, picture)
        assert read_picture(till, milk) == picture
    assert [file.name for file in picture_path(till, milk).parent.iterdir()] == [f"{milk}.jpg"]
    for _ in range(2):
        set_picture(till, milk, None)
        assert picture_path(till, milk) is None


def test_where_no_picture_can_lie_it_is_said(till):
    milk = make_product(till, "Milk").product_id
    (till.settings.data_dir / FOLDER).write_bytes(b"")
    with pytest.raises(FolderNotUsable):
        set_picture(till, milk, b"one")
    assert read_picture(till, milk) is None


def test_whoever_may_not_edit_goods_sets_no_picture(till):
    milk = make_product(till, "Milk").product_id
    with pytest.raises(ApprovalNeeded):
        set_picture(people.at_work(till, "Aslam", Role.CASHIER), milk, b"one")
