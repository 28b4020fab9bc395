"""A tab says its key, and only the one that is shown is lit."""

from pos_app.ui.frame.tabs import TabButton, Tabs


def test_one_tab_is_lit_and_a_press_tells_its_place(app, qtbot):
    tabs = Tabs(app.theme, ("Now", "Past"))
    qtbot.addWidget(tabs)
    tabs.show_current(1)
    first, second = tabs.findChildren(TabButton)
    assert (first.is_shown, second.is_shown) == (False, True)
    assert first.accessibleName() == "Now Alt+1"
    assert first.look() != second.look()
    with qtbot.waitSignal(tabs.pressed, check_params_cb=lambda place: place == 0):
        first.click()
