"""The view-models of one window, built together."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from pos_app.viewmodels.cart_keeper import CartKeeper
from pos_app.viewmodels.figures import money_style
from pos_app.viewmodels.inbox import InboxModel
from pos_app.viewmodels.payment import PaymentModel
from pos_app.viewmodels.receive import ReceiveModel
from pos_app.viewmodels.remove import RemoveModel
from pos_app.viewmodels.sale import SaleModel
from pos_app.viewmodels.shell import Desk, ShellModel
from pos_app.viewmodels.topics import TopicBus

if TYPE_CHECKING:
    from pos_app.operations.context import TillContext


class Models(NamedTuple):
    """One of each; they live as long as the window."""

    desk: Desk
    shell: ShellModel
    bus: TopicBus
    keeper: CartKeeper
    sale: SaleModel
    receive: ReceiveModel
    remove: RemoveModel
    inbox: InboxModel


def build_models(till: TillContext, *, language: str) -> Models:
    """Build the view-models of a till; reads the open cart and the sync status."""
    shell, bus = ShellModel(), TopicBus()
    style = money_style(till.identity.currency)
    desk = Desk(till=till, bus=bus, shell=shell, style=style, language=language)
    shell.begin(till, bus)
    keeper = CartKeeper(till)
    return Models(
        desk=desk,
        shell=shell,
        bus=bus,
        keeper=keeper,
        sale=SaleModel(desk, keeper, PaymentModel(desk, keeper)),
        receive=ReceiveModel(desk),
        remove=RemoveModel(desk),
        inbox=InboxModel(desk),
    )
