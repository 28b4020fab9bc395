"""Who buys: found while typing, chosen by arrows."""

from pos_app.operations.khata import customers


def test_customers_are_found_while_typing(models, till):
    for name in ("Rashid", "Bilal", "Bushra"):
        customers.add_customer(till, name)
    picking = models.sale.payment.picking
    picking.search("")
    assert [row.name for row in picking.hits.rows] == ["Bilal", "Bushra", "Rashid"]
    picking.move(5)
    assert picking.chosen.name == "Rashid"
    picking.search("b")
    assert [row.name for row in picking.hits.rows] == ["Bilal", "Bushra"]
    picking.search("nobody")
    assert picking.chosen is None
    picking.move(1)
    assert picking.current_row == -1
