"""The customer's screen in scripted states, beside a window that brings it there."""

from collections.abc import Callable
from pathlib import Path

from pos_app.operations.rules import set_rule
from pos_app.ui.app import TillApplication
from pos_app.ui.customer.window import CustomerWindow
from pos_app.ui.key_map import Command
from pos_app.ui.main_window import MainWindow
from pos_app.viewmodels.customer.model import CustomerModel
from pos_app.viewmodels.models import Models
from tests.support.screens.sample import fill

type Scene = Callable[[MainWindow, Models], None]
type Shown = Callable[..., object]

PAYEE = (
    "00020101021128420010A0000006770124PK36SCBL0000001123456702520454115303586"
    "5802PK5914MADINA GENERAL6006LAHORE62070703T016304F15D"
)


def customer_welcome(_window: MainWindow, _models: Models) -> None:
    """Nobody buys yet."""


def customer_first(window: MainWindow, _models: Models) -> None:
    window.take_scan("8964000153451")


def customer_bill(_window: MainWindow, models: Models) -> None:
    fill(models)
    models.sale.choose_line(3)
    models.sale.step(1)


def customer_part(window: MainWindow, models: Models) -> None:
    fill(models)
    models.sale.type_text("1000")
    window.take_command(Command.CASH)


def customer_code(window: MainWindow, models: Models) -> None:
    set_rule(models.desk.till, "qr_payee", f'"{PAYEE}"')
    fill(models)
    window.take_command(Command.CARD)
    window.take_command(Command.CARD)


def customer_paid(window: MainWindow, models: Models) -> None:
    fill(models)
    models.sale.type_text("4000")
    window.take_command(Command.CASH)


SCENES: dict[str, Scene] = {
    scene.__name__: scene
    for scene in (
        customer_welcome, customer_first, customer_bill, customer_part, customer_code,
        customer_paid,
    )
}  # fmt: skip


def facing(app: TillApplication, models: Models, *, size: tuple[int, int]) -> CustomerWindow:
    """The customer's screen beside a window whose bill it shows."""
    model = CustomerModel(models.desk, models.sale)
    window = CustomerWindow(app.theme, model)
    model.setParent(window)
    window.resize(*size)
    window.show()
    return window


def draw(
    app: TillApplication, shown: Shown, scene: Scene, *, size: tuple[int, int], to: Path
) -> None:
    """Draw one scene into a picture; `shown` opens the till's window in it."""
    with shown(app, scene, size=(1366, 768)) as window:  # type: ignore[attr-defined]
        screen = facing(app, window._models, size=size)  # noqa: SLF001 - a picture has no other door
        app.processEvents()
        screen.grab().save(str(to))
        screen.close()
        screen.deleteLater()
