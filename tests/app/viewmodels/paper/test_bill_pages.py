"""A bill on pages of A4, for a shop without a receipt printer."""


def pdfs(models):
    folder = models.desk.till.settings.report_folder
    return sorted(path.name for path in folder.glob("*.pdf")) if folder.exists() else []


def test_the_last_bill_is_a_page_where_there_is_no_receipt_printer(models, goods, notices):
    models.print_again()
    assert notices[-1].is_error, "nothing was sold, and there is no printer"
    assert pdfs(models) == []
    models.sale.add(goods[0])
    models.sale.pay()
    models.print_again()
    (name,) = pdfs(models)
    assert name.startswith("bill 1-1-")
    path = models.desk.till.settings.report_folder / name
    assert path.read_bytes().startswith(b"%PDF-")
    assert name in notices[-1].text


def test_an_older_bill_is_one_too(models, goods):
    models.sale.add(goods[0])
    models.sale.pay()
    models.history.read()
    models.history.reprint()
    assert pdfs(models) == [f"bill {models.history.bill.receipt_no} 2026-11-22.pdf"]
