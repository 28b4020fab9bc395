"""The command `display-test`: what a pole display shows, to see whether it is connected rightly."""

import argparse

from pos_app.cli.output import show
from pos_app.cli.till import opened
from pos_app.devices.serial_lines.pole import COLUMNS, pole_at
from pos_app.domain.slips.money_style import money_style, paper_amount
from pos_app.domain.slips.plain_letters import plain_letters
from pos_app.errors import SettingsRefused

SAMPLE_PAISA = 123_450


def run(parsed: argparse.Namespace) -> int:
    """Show the store's name and an amount. Raises DeviceMissing where nothing is connected."""
    with opened(parsed) as till:
        chosen, identity = till.settings.display, till.identity
    port, baud = parsed.port or chosen.pole, parsed.baud or chosen.baud
    if not port:
        raise SettingsRefused(where="display", problem="no pole is set; give one with --port")
    top = plain_letters(identity.store_name)[:COLUMNS].center(COLUMNS)
    amount = paper_amount(SAMPLE_PAISA, money_style(identity.currency), has_sign=True)
    bottom = f"TOTAL {amount:>{COLUMNS - 6}}"
    with pole_at(port, baud=baud) as pole:
        pole.show(top, bottom)
    words = f"sent to {port}; the display should show:\n|{top}|\n|{bottom}|"
    show(parsed, {"port": port, "baud": baud, "lines": [top, bottom]}, words)
    return 0
