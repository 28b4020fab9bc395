"""Lists of goods that come in or go out, built by scans and typed numbers."""

TEA, UNKNOWN = "8964000153451", "5000159461122"


def test_a_scan_adds_and_a_second_one_counts(models):
    models.receive.scan(TEA)
    models.receive.scan(TEA)
    models.receive.type_text("3*")
    models.receive.scan(TEA)
    assert [draft.quantity_milli for draft in models.receive.drafts] == [5000]


def test_a_short_typed_number_sets_the_count_a_long_one_is_a_code(models):
    models.receive.scan(TEA)
    models.receive.type_text("48")
    models.receive.enter()
    assert models.receive.drafts[0].quantity_milli == 48000
    models.receive.type_text("8964000123454")
    models.receive.enter()
    assert len(models.receive.drafts) == 2


def test_a_fraction_of_a_piece_is_refused(models, notices):
    models.receive.scan(TEA)
    models.receive.type_text("1.5")
    models.receive.enter()
    assert models.receive.drafts[0].quantity_milli == 1000
    assert notices[-1].is_error


def test_minus_at_one_removes_the_line_and_undo_brings_it_back(models):
    models.receive.scan(TEA)
    models.receive.type_text("+-")
    models.receive.type_text("-")
    assert models.receive.drafts == ()
    assert models.receive.undo()
    assert len(models.receive.drafts) == 1


def test_an_unknown_code_becomes_a_product_on_stock_in_only(models, notices):
    models.remove.scan(UNKNOWN)
    assert "not in your products" in notices[-1].text
    models.receive.scan(UNKNOWN)
    assert models.receive.unknown.add("Dairy Milk", "120")
    assert models.receive.drafts[0].product.name_en == "Dairy Milk"


def test_keys_on_an_empty_list_do_nothing(models):
    models.receive.step(1)
    models.receive.remove_line()
    models.receive.move(1)
    models.receive.enter()
    models.receive.backspace()
    assert not models.receive.move_cell(1)
    assert not models.receive.undo()
    assert models.receive.drafts == ()


def test_a_large_multiplier_asks(models):
    models.receive.type_text("500*")
    assert models.receive.entry.asked_text == "500"
    models.receive.enter()
    models.receive.scan(TEA)
    assert models.receive.drafts[0].quantity_milli == 500_000
    models.receive.type_text("7")
    assert models.receive.escape()
    assert not models.receive.escape()
