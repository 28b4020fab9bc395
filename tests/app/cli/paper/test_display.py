"""display-test: two lines on a pole display, or in words why not."""

from tests.support.around.serial_device import PoleScreen, serial_device


def test_the_display_shows_the_stores_name_and_an_amount(store, tmp_path):
    screen = PoleScreen()
    with serial_device(tmp_path) as device:
        answer = store.json("display-test", "--port", device.port)
        screen.take(device.heard())
    assert screen.rows == answer["lines"]
    assert "1,234.50" in screen.rows[1]


def test_without_a_display_it_says_what_to_do(store, tmp_path):
    store.refused("display-test")
    assert "--port" in store.error
    store.refused("display-test", "--port", tmp_path / "none")
    assert "Check the cable" in store.error
