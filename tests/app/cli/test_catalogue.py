"""product change and remove, vendor add and list."""


def test_fields_of_a_product_are_set_and_the_others_stay(commands):
    number = commands.init().add("Pakola", "180.00", "8964000660928")
    changed = commands.json(
        "product", "change", number, "--price", "190", "--low-at", "6", "--barcode",
        "18964000660925*12", "--name-ur", "پاکولا",
    )  # fmt: skip
    assert changed["price_per_unit"] == "190.00"
    assert (changed["name"], changed["low_at"], changed["cost"]) == ("Pakola", 6, None)
    assert changed["barcodes"] == ["8964000660928", "18964000660925"]
    again = commands.json(
        "product", "change", number, "--drop-barcode", "8964000660928", "--low-at", "none",
        "--cost", "150", "--tax", "18", "--category", "Cold drinks",
    )  # fmt: skip
    assert (again["barcodes"], again["low_at"]) == (["18964000660925"], None)
    assert (again["cost"], again["category"]) == ("150.00", "Cold drinks")
    emptied = commands.json("product", "change", number, "--category", "none")
    assert emptied["category"] is None
    assert "category" in commands.refused("product", "change", number, "--category", "x" * 61)
    soap = ("product", "add", "--name", "Soap", "--price", "90", "--category", "Household")
    assert commands.json(*soap)["category"] == "Household"
    for mark, kept in (("5", 5), ("0", 0), ("none", None)):
        salt = ("product", "add", "--name", f"Salt {mark}", "--price", "9", "--low-at", mark)
        salted = commands.json(*salt)["product_id"]
        low = {row["product_id"]: row["low_at"] for row in commands.json("low-stock")}
        assert low.get(salted) == kept
    commands.refused("product", "add", "--name", "Sand", "--price", "9", "--low-at", "few")
    assert "Nothing" in commands.refused("product", "change", number, "--price", "190")
    assert commands.json("scan", "18964000660925")["valid"] is True


def test_a_carton_is_named_when_its_product_is_added(commands):
    commands.init()
    add = ("product", "add", "--name", "Pakola", "--price", "180")
    number = commands.json(*add, "--barcode", "18964000660925*12")["product_id"]
    found = commands.json("scan", "18964000660925")
    assert (found["product_id"], found["quantity"]) == (number, 12)
    assert "quantity" in commands.refused(*add, "--barcode", "8964000660928*dozen")


def test_a_removed_product_is_not_found_again(commands):
    number = commands.init().add("Pakola", "180.00", "8964000660928")
    assert commands.json("product", "remove", "8964000660928")["is_removed"] is True
    commands.refused("product", "change", number, "--price", "1")
    commands.refused("product", "remove", number)


def test_vendors_are_added_once_and_renamed(commands):
    commands.init().add("Pakola", "180.00", "8964000660928")
    first = commands.json("vendor", "add", "Metro")
    assert commands.json("vendor", "add", " METRO ") == first
    commands.text("stock-in", "8964000660928", 3, "--vendor", first["vendor_id"])
    commands.text("vendor", "add", "Metro C&C", "--vendor-id", first["vendor_id"])
    (row,) = commands.json("vendor", "list")
    assert (row["name"], row["deliveries"]) == ("Metro C&C", 1)
    assert row["last_delivery"]
    assert "empty" in commands.refused("vendor", "add", " ")


def test_a_code_of_two_products_is_given_when_told_so_and_a_sale_asks_for_the_number(commands):
    old = commands.init().add("Lux", "100.00", "8964000660928")
    add = ("product", "add", "--name", "Lux", "--price", "110", "--barcode", "8964000660928")
    assert "--shared-codes" in commands.refused(*add)
    new = commands.json(*add, "--shared-codes")["product_id"]
    assert "belongs to several products" in commands.refused(
        "sale", "--line", "8964000660928", "--cash", "200"
    )
    assert commands.json("sale", "--line", new, "--cash", "200")["total"] == "110.00"
    assert commands.json("scan", "8964000660928")["products"] == [old, new]
    third = commands.add("Soap", "90", "8964000660935")
    change = ("product", "change", third, "--barcode", "8964000660928")
    assert f"already belongs to product {old}, Lux" in commands.refused(*change)
    assert commands.json(*change, "--shared-codes")["barcodes"] == [
        "8964000660935",
        "8964000660928",
    ]
