"""Making a store and opening its till."""

from pathlib import Path
from random import Random

import pytest

from pos_app.db import cursors, verify
from pos_app.db.database import Database
from pos_app.errors import (
    DatabaseDamaged,
    FolderNotUsable,
    NameRefused,
    NotEnrolled,
    SettingsRefused,
    StoreExists,
    sentence,
)
from pos_app.operations import opening
from pos_app.operations.context import TillContext
from pos_app.settings import load_settings
from tests.support.clock import FakeClock
from tests.support.factories import make_product, make_sale, make_till


def create(folder: Path, **fields: object) -> None:
    wanted = {"store_id": 1, "name": "Madina", "currency": "PKR", "rng": Random(1), **fields}
    opening.create_store(folder, **wanted)  # type: ignore[arg-type]


def open_till(folder: Path) -> TillContext:
    return opening.open_till(load_settings(folder, {}), FakeClock(), Random(2))


def test_a_new_store_is_usable_at_once(tmp_path):
    create(tmp_path / "new" / "folder", name="  مدینہ  سٹور ", currency="INR")
    till = open_till(tmp_path / "new" / "folder")
    assert (till.identity.store_name, till.identity.currency) == ("مدینہ سٹور", "INR")
    assert (till.identity.till_no, till.actor) == (1, opening.OWNER)
    assert till.barcode_rules.currency_number == "356"
    make_sale(till, (make_product(till), 1000))
    till.close()


def test_currency_that_is_none_is_told_as_what_it_is(tmp_path):
    create(tmp_path)
    db = Database.open(tmp_path / "till.db")
    with db.write() as tx:
        tx.execute("UPDATE till_state SET currency = 'PKS'")
    db.close()
    with pytest.raises(DatabaseDamaged) as caught:
        open_till(tmp_path)
    assert "PKS" in sentence(caught.value)


def test_a_folder_holds_one_store(tmp_path):
    create(tmp_path)
    with pytest.raises(StoreExists):
        create(tmp_path, store_id=2)
    till = open_till(tmp_path)
    assert till.identity.store_id == 1
    till.close()


@pytest.mark.parametrize(
    ("fields", "error"),
    [
        ({"store_id": 0}, SettingsRefused),
        ({"store_id": 10**20}, SettingsRefused),
        ({"currency": "XYZ"}, SettingsRefused),
        ({"name": " "}, NameRefused),
        ({"name": "x" * 10_000_000}, NameRefused),
    ],
)
def test_what_cannot_be_a_store_leaves_no_file(tmp_path, fields, error):
    with pytest.raises(error):
        create(tmp_path / "store", **fields)
    assert not (tmp_path / "store").exists()


def test_a_folder_without_a_store_is_said_so(tmp_path):
    with pytest.raises(NotEnrolled):
        open_till(tmp_path)
    Database.create(tmp_path / "till.db").close()
    with pytest.raises(NotEnrolled):
        open_till(tmp_path)
    create(tmp_path)


def test_a_folder_that_cannot_be_written_is_said_so(tmp_path):
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(FolderNotUsable):
        create(tmp_path / "file")


def test_what_an_older_program_could_not_read_is_folded_when_it_can_be_read(tmp_path):
    till = make_till(tmp_path)
    make_sale(till, (make_product(till), 1000))
    with till.db.write() as tx:
        cursors.note_unread(tx, "SaleCompleted", 3)
        tx.execute("UPDATE stock_level SET pending = 0")
    till.close()
    again = open_till(tmp_path)
    assert verify.verify(again.db).ok
    with again.db.read() as tx:
        assert cursors.unread(tx) == []
    again.close()


def test_labels_of_the_shops_own_scale(tmp_path):
    create(tmp_path)
    (tmp_path / "settings.toml").write_text('weight_label = "23PPPPPWWWWWC"\n')
    till = open_till(tmp_path)
    assert till.barcode_rules.templates[0].pattern == "23PPPPPWWWWWC"
    till.close()
    (tmp_path / "settings.toml").write_text('labels = ["23PPPPPVVVVVC*10", "24PPPPPWWWWWC"]\n')
    till = open_till(tmp_path)
    assert [(each.pattern, each.step) for each in till.barcode_rules.templates[2:]] == [
        ("23PPPPPVVVVVC", 10),
        ("24PPPPPWWWWWC", 1),
    ]
    till.close()
    for wrong in ("23PPPPPVVVVVC*ten", "23P*1", "23PPPPPVVVVVC*0"):
        (tmp_path / "settings.toml").write_text(f'labels = ["{wrong}"]\n')
        with pytest.raises(SettingsRefused):
            open_till(tmp_path)
    (tmp_path / "settings.toml").write_text('weight_label = "nonsense"\n')
    with pytest.raises(SettingsRefused):
        open_till(tmp_path)
