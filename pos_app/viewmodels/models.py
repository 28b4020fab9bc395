"""The view-models of one window, built together or when a screen first asks."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from pos_app.errors import Offline, PaintingNeeded
from pos_app.viewmodels.cart_keeper import CartKeeper
from pos_app.viewmodels.figures import money_style
from pos_app.viewmodels.inbox import InboxModel
from pos_app.viewmodels.paper.desk import PaperModel
from pos_app.viewmodels.payment import PaymentModel
from pos_app.viewmodels.people.login import LoginModel
from pos_app.viewmodels.sale import SaleModel
from pos_app.viewmodels.shell import Desk, ShellModel
from pos_app.viewmodels.topics import TopicBus

if TYPE_CHECKING:
    from collections.abc import Callable

    from pos_protocol.envelope import Recorded

    from pos_app.operations.context import TillContext
    from pos_app.operations.upkeep.report_parts import WindowFacts
    from pos_app.viewmodels.around.standing import AroundModel
    from pos_app.viewmodels.bill.weighing import Weighing
    from pos_app.viewmodels.customer.model import CustomerModel
    from pos_app.viewmodels.goods.catalogue import ProductsModel
    from pos_app.viewmodels.goods.counting import CountModel
    from pos_app.viewmodels.goods.explaining import ExplainModel
    from pos_app.viewmodels.goods.vendors import VendorsModel
    from pos_app.viewmodels.history.book import HistoryModel
    from pos_app.viewmodels.khata.book import KhataModel
    from pos_app.viewmodels.khata.reminding import ReminderModel
    from pos_app.viewmodels.paper.bill_pages import BillPages
    from pos_app.viewmodels.paper.labels import LabelsModel
    from pos_app.viewmodels.paper.pages import PagesModel, Ways
    from pos_app.viewmodels.paper.statements import StatementsModel
    from pos_app.viewmodels.people.staff import StaffModel
    from pos_app.viewmodels.receive import ReceiveModel
    from pos_app.viewmodels.remove import RemoveModel
    from pos_app.viewmodels.reporting.asking import ReportsModel
    from pos_app.viewmodels.safety.care import CareModel
    from pos_app.viewmodels.safety.overlaps import OverlapModel
    from pos_app.viewmodels.safety.problem_report import ProblemReportModel
    from pos_app.viewmodels.safety.records import RecordsModel
    from pos_app.viewmodels.settings.model import SettingsModel
    from pos_app.viewmodels.shift.closing import ShiftModel
    from pos_app.viewmodels.shift.looking import AuditModel
    from pos_app.viewmodels.shift.past import PastModel

RECEIPT_DASHES = 3


class Models:
    """One of each; they live as long as the window."""

    def __init__(self, desk: Desk) -> None:
        """Build what every window shows; reads the open cart and the sync status."""
        self.desk, self.shell, self.bus = desk, desk.shell, desk.bus
        self.keeper = CartKeeper(desk)
        self.sale = SaleModel(desk, self.keeper, PaymentModel(desk, self.keeper))
        self.inbox = InboxModel(desk)
        self.login = LoginModel(desk, self.keeper)
        self.paper = PaperModel(desk)
        self.page_ways: Callable[[], Ways] | None = None
        self.login.changed.connect(self.sale.payment.clear_paid)
        self.shell.spoken.connect(self.keeper.changed)
        self._play: Callable[[str], None] | None = None
        self.enrol_again: Callable[[str], object] = _no_server
        """Makes this till known to its server again by a code; on a pool thread."""
        self.try_printer: Callable[[TillContext], object] = _no_painter
        """Prints a test slip at the printer of the settings; on a pool thread."""
        self.window_facts: Callable[[], WindowFacts | None] = _no_window
        """What only the window knows of this computer, for a report."""

    # The till opens on the sale: the models of other screens are loaded with their screen.

    @cached_property
    def receive(self) -> ReceiveModel:
        """Goods that come in."""
        from pos_app.viewmodels.receive import ReceiveModel  # noqa: PLC0415 - as said above

        return self._sounding(ReceiveModel(self.desk))

    @cached_property
    def remove(self) -> RemoveModel:
        """Goods that leave without being sold."""
        from pos_app.viewmodels.remove import RemoveModel  # noqa: PLC0415 - as said above

        return self._sounding(RemoveModel(self.desk))

    @cached_property
    def count(self) -> CountModel:
        """A stock count."""
        from pos_app.viewmodels.goods.counting import CountModel  # noqa: PLC0415 - as said above

        return self._sounding(CountModel(self.desk))

    @cached_property
    def vendors(self) -> VendorsModel:
        """Who delivers."""
        from pos_app.viewmodels.goods.vendors import VendorsModel  # noqa: PLC0415 - as said above

        return self._sounding(VendorsModel(self.desk))

    @cached_property
    def products(self) -> ProductsModel:
        """The list of products and the card of one."""
        from pos_app.viewmodels.goods.catalogue import ProductsModel  # noqa: PLC0415 - as said above

        model = ProductsModel(self.desk)
        if self._play is not None:
            model.card.toned.connect(self._play)
        return model

    @cached_property
    def pages(self) -> PagesModel:
        """Where pages go."""
        from pos_app.viewmodels.paper.pages import PagesModel  # noqa: PLC0415 - as said above

        return PagesModel(self.desk, self._ways)

    @cached_property
    def bill_pages(self) -> BillPages:
        """Bills on pages."""
        from pos_app.viewmodels.paper.bill_pages import BillPages  # noqa: PLC0415 - as said above

        return BillPages(self.desk, self.pages)

    def print_again(self) -> None:
        """The last slip again: on the receipt printer, or on pages where there is none."""
        if self.paper.has_printer or not self.bill_pages.send_last():
            self.paper.print_again()

    def _ways(self) -> Ways:
        assert self.page_ways is not None, "the window says how"
        return self.page_ways()

    def _send_bill(self, recorded: Recorded) -> None:
        self.bill_pages.send(recorded)

    def labels(self) -> LabelsModel:
        """Labels, as one screen asks for them."""
        from pos_app.viewmodels.paper.labels import LabelsModel  # noqa: PLC0415 - as said above

        return LabelsModel(self.desk, self.paper, self.pages)

    def statements(self) -> StatementsModel:
        """Statements, as the khata book asks for them."""
        from pos_app.viewmodels.paper.statements import StatementsModel  # noqa: PLC0415 - as said above

        return StatementsModel(self.desk, self.paper, self.pages)

    def reminders(self) -> ReminderModel:
        """Reminders, as the khata book asks for them."""
        from pos_app.viewmodels.khata.reminding import ReminderModel  # noqa: PLC0415 - as said above

        return ReminderModel(self.desk, self.paper)

    @cached_property
    def explaining(self) -> ExplainModel:
        """How a stock came about."""
        from pos_app.viewmodels.goods.explaining import ExplainModel  # noqa: PLC0415 - as said above

        return ExplainModel(self.desk)

    @cached_property
    def khata(self) -> KhataModel:
        """The khata book."""
        from pos_app.viewmodels.khata.book import KhataModel  # noqa: PLC0415 - as said above

        model = KhataModel(self.desk)
        if self._play is not None:
            model.deeds.toned.connect(self._play)
        return model

    @cached_property
    def history(self) -> HistoryModel:
        """Bills found again, and goods taken back."""
        from pos_app.viewmodels.history.book import HistoryModel  # noqa: PLC0415 - as said above

        model = self._sounding(HistoryModel(self.desk, self.keeper))
        model.pages_wanted.connect(self._send_bill)
        return model

    @cached_property
    def care(self) -> CareModel:
        """Disk, clock and backups."""
        from pos_app.viewmodels.safety.care import CareModel  # noqa: PLC0415 - as said above

        return CareModel(self.desk)

    @cached_property
    def records(self) -> RecordsModel:
        """The log, and its proof."""
        from pos_app.viewmodels.safety.records import RecordsModel  # noqa: PLC0415 - as said above

        return RecordsModel(self.desk)

    @cached_property
    def overlaps(self) -> OverlapModel:
        """Prices that were changed in two places."""
        from pos_app.viewmodels.safety.overlaps import OverlapModel  # noqa: PLC0415 - as said above

        return OverlapModel(self.desk)

    @cached_property
    def reports(self) -> ReportsModel:
        """What was sold, earned, owed and lost."""
        from pos_app.viewmodels.reporting.asking import ReportsModel  # noqa: PLC0415 - as said above

        return ReportsModel(self.desk, self.pages)

    @cached_property
    def around(self) -> AroundModel:
        """How scanner, pole and customer's screen are."""
        from pos_app.viewmodels.around.standing import AroundModel  # noqa: PLC0415 - as said above

        return AroundModel(self.desk)

    @cached_property
    def customer(self) -> CustomerModel:
        """What the customer sees."""
        from pos_app.viewmodels.customer.model import CustomerModel  # noqa: PLC0415 - as said above

        return CustomerModel(self.desk, self.sale)

    @cached_property
    def weighing(self) -> Weighing:
        """The scale."""
        from pos_app.viewmodels.bill.weighing import Weighing  # noqa: PLC0415 - as said above

        return Weighing(self.desk, self.sale)

    @cached_property
    def shift(self) -> ShiftModel:
        """The open shift and its drawer."""
        from pos_app.viewmodels.shift.closing import ShiftModel  # noqa: PLC0415 - as said above

        model = self._sounding(ShiftModel(self.desk))
        model.looked.connect(self.paper.print_x)
        return model

    @cached_property
    def past(self) -> PastModel:
        """Shifts that were closed."""
        from pos_app.viewmodels.shift.past import PastModel  # noqa: PLC0415 - as said above

        return PastModel(self.desk)

    @cached_property
    def audit(self) -> AuditModel:
        """What an owner looks through."""
        from pos_app.viewmodels.shift.looking import AuditModel  # noqa: PLC0415 - as said above

        return AuditModel(self.desk)

    @cached_property
    def staff(self) -> StaffModel:
        """Who works here."""
        from pos_app.viewmodels.people.staff import StaffModel  # noqa: PLC0415 - as said above

        staff = StaffModel(self.desk)
        staff.emptied.connect(self.login.lock)
        return staff

    def open_receipt(self, text: str) -> bool:
        """Bring the bill of a scanned receipt to the front; False for every other code."""
        if text.count("-") != RECEIPT_DASHES:
            return False
        from pos_app.domain.bills.search import is_receipt_no  # noqa: PLC0415 - as said above

        if not is_receipt_no(text):
            return False
        self.history.open_receipt(text)
        return True

    @cached_property
    def settings(self) -> SettingsModel:
        """What is set for the till and for the store."""
        from pos_app.viewmodels.settings.model import SettingsModel  # noqa: PLC0415 - as said above

        return SettingsModel(
            self.desk,
            self.around,
            self.problem_report,
            enrol_again=self.enrol_again,
            try_printer=self.try_printer,
        )

    @cached_property
    def problem_report(self) -> ProblemReportModel:
        """The report for whoever helps."""
        from pos_app.viewmodels.safety.problem_report import ProblemReportModel  # noqa: PLC0415 - as said above

        return ProblemReportModel(
            self.desk, self.window_facts, has_server=lambda: self.inbox.has_server
        )

    def play_tones(self, play: Callable[[str], None]) -> None:
        """Let every model's tones be heard, also of those that are built later."""
        self._play = play
        self._sounding(self.sale)
        self.desk.approver.toned.connect(play)
        self.login.toned.connect(play)

    def _sounding[
        Model: (
            SaleModel,
            ReceiveModel,
            RemoveModel,
            CountModel,
            VendorsModel,
            ShiftModel,
            HistoryModel,
        )
    ](self, model: Model) -> Model:
        if self._play is not None:
            model.toned.connect(self._play)
        return model

    def save_now(self) -> None:
        """Save what was typed in the last moment: the bill and the lists. Raises PosError."""
        built = [
            self.__dict__[name] for name in ("receive", "remove", "count") if name in self.__dict__
        ]
        for keeper in (self.keeper, *(model.keeper for model in built)):
            keeper.save_now()
        if "shift" in self.__dict__:
            self.shift.save_now()


def _no_painter(_till: TillContext) -> object:
    raise PaintingNeeded


def _no_window() -> None:
    return None


def _no_server(_code: str) -> object:
    raise Offline


def build_models(till: TillContext, *, language: str) -> Models:
    """Build the view-models of a till; reads the open cart and the sync status."""
    shell, bus = ShellModel(), TopicBus()
    style = money_style(till.identity.currency)
    desk = Desk(till, bus=bus, shell=shell, style=style, language=language)
    shell.begin(till, bus)
    return Models(desk)
