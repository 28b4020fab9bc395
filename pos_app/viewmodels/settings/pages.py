"""The pages of the settings in their order: one line each value, deed or fact."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

from pos_app.viewmodels.figures import isolated
from pos_app.viewmodels.settings.device_pages import (
    CUSTOMER,
    LANGUAGES,
    PRINTER,
    SCALE,
    SCANNER,
    YES_NO,
)
from pos_app.viewmodels.settings.entries import Deed, Fact, Option, Page, Place, Setting
from pos_app.viewmodels.settings.values import (
    CHOICE,
    FOLDER,
    LINE,
    MONEY,
    NUMBER,
    OF_COMPUTER,
    RATE,
    SWITCH,
)

REPORT = "problem_report"
SEND_REPORT = "send_report"
_STORE = Page(
    "store",
    "store",
    QT_TRANSLATE_NOOP("Settings", "Store"),
    QT_TRANSLATE_NOOP("Settings", "What is printed on receipts, for every till of the store."),
    (
        Setting(
            "receipt_name",
            Place.STORE,
            LINE,
            QT_TRANSLATE_NOOP("Settings", "Name on receipts"),
            QT_TRANSLATE_NOOP("Settings", "Empty: the name of the store"),
        ),
        Setting("receipt_address", Place.STORE, LINE, QT_TRANSLATE_NOOP("Settings", "Address")),
        Setting("receipt_phone", Place.STORE, LINE, QT_TRANSLATE_NOOP("Settings", "Phone")),
        Setting(
            "receipt_footer",
            Place.STORE,
            LINE,
            QT_TRANSLATE_NOOP("Settings", "Last line of a receipt"),
            QT_TRANSLATE_NOOP("Settings", "Such as: exchange within 3 days"),
        ),
        Setting(
            "qr_payee",
            Place.STORE,
            LINE,
            QT_TRANSLATE_NOOP("Settings", "Who is paid by QR"),
            QT_TRANSLATE_NOOP("Settings", "The text of the bank's own QR, or a UPI address"),
        ),
    ),
)
_RULES = Page(
    "rules",
    "percent",
    QT_TRANSLATE_NOOP("Settings", "Tax and rounding"),
    QT_TRANSLATE_NOOP("Settings", "How bills are reckoned, on every till of the store."),
    (
        Setting(
            "tax_inclusive",
            Place.STORE,
            SWITCH,
            QT_TRANSLATE_NOOP("Settings", "Prices include tax"),
            options=YES_NO,
        ),
        Setting(
            "rounding_paisa",
            Place.STORE,
            NUMBER,
            QT_TRANSLATE_NOOP("Settings", "Round a bill to"),
            options=(
                Option("1", QT_TRANSLATE_NOOP("Settings", "Not at all")),
                Option("50", "0.50"),
                Option("100", "1"),
                Option("500", "5"),
                Option("1000", "10"),
            ),
        ),
        Setting(
            "discount_bp_max",
            Place.STORE,
            RATE,
            QT_TRANSLATE_NOOP("Settings", "Discount without a manager, %"),
            is_figure=True,
        ),
        Setting(
            "khata_limit_default",
            Place.STORE,
            MONEY,
            QT_TRANSLATE_NOOP("Settings", "Khata limit of a new customer"),
            QT_TRANSLATE_NOOP("Settings", "Empty: no limit"),
            is_figure=True,
        ),
        Setting(
            "expired_asks",
            Place.STORE,
            SWITCH,
            QT_TRANSLATE_NOOP("Settings", "Goods past their date ask a manager"),
            options=YES_NO,
        ),
        Setting(
            "count_at_open",
            Place.STORE,
            SWITCH,
            QT_TRANSLATE_NOOP("Settings", "A shift begins with a count"),
            options=YES_NO,
        ),
    ),
)
_LOOK = Page(
    "look",
    "palette",
    QT_TRANSLATE_NOOP("Settings", "Language and look"),
    QT_TRANSLATE_NOOP("Settings", "For this till. It changes at once; the bill stays."),
    (
        Setting(
            "lang",
            Place.TILL,
            CHOICE,
            QT_TRANSLATE_NOOP("Settings", "Language"),
            options=LANGUAGES,
        ),
        Setting(
            "theme",
            Place.TILL,
            CHOICE,
            QT_TRANSLATE_NOOP("Settings", "Colours"),
            options=(
                Option("auto", QT_TRANSLATE_NOOP("Settings", "As the computer")),
                Option("light", QT_TRANSLATE_NOOP("Settings", "Light")),
                Option("dark", QT_TRANSLATE_NOOP("Settings", "Dark")),
            ),
        ),
        Setting(
            "text_size_percent",
            Place.TILL,
            NUMBER,
            QT_TRANSLATE_NOOP("Settings", "Text size"),
            options=tuple(Option(str(size), isolated(f"{size} %")) for size in (90, 100, 115, 130)),
        ),
        Setting(
            "zoom_percent",
            Place.TILL,
            NUMBER,
            QT_TRANSLATE_NOOP("Settings", "Size of the window"),
            QT_TRANSLATE_NOOP("Settings", "The window opens anew; the bill stays"),
            options=(
                Option("0", QT_TRANSLATE_NOOP("Settings", "As the screen")),
                *(Option(str(size), isolated(f"{size} %")) for size in (100, 125, 150, 200)),
            ),
        ),
        Setting(
            "digits",
            Place.TILL,
            CHOICE,
            QT_TRANSLATE_NOOP("Settings", "Digits"),
            options=(
                Option("latin", "123"),
                Option("native", QT_TRANSLATE_NOOP("Settings", "Of the language")),
            ),
        ),
        Setting(
            "naskh_everywhere",
            Place.TILL,
            SWITCH,
            QT_TRANSLATE_NOOP("Settings", "Urdu in Naskh everywhere"),
            options=YES_NO,
        ),
        Setting(
            "opens_at_sign_in",
            Place.COMPUTER,
            OF_COMPUTER,
            QT_TRANSLATE_NOOP("Settings", "Open when the computer starts"),
            options=YES_NO,
        ),
        Setting(
            "sound_volume",
            Place.TILL,
            NUMBER,
            QT_TRANSLATE_NOOP("Settings", "Sounds"),
            options=(
                Option("0", QT_TRANSLATE_NOOP("Settings", "Off")),
                Option("50", QT_TRANSLATE_NOOP("Settings", "Quiet")),
                Option("75", QT_TRANSLATE_NOOP("Settings", "Medium")),
                Option("100", QT_TRANSLATE_NOOP("Settings", "Full")),
            ),
        ),
    ),
)
_STAFF = Page(
    "staff",
    "user-round",
    QT_TRANSLATE_NOOP("Settings", "Staff and PINs"),
    QT_TRANSLATE_NOOP("Settings", "Who works here, and who may do what."),
    (
        Fact("people", QT_TRANSLATE_NOOP("Settings", "Work here")),
        Deed(
            "staff",
            QT_TRANSLATE_NOOP("Settings", "Take on, change, let go"),
            QT_TRANSLATE_NOOP("Settings", "Open the list of staff"),
        ),
        Setting(
            "lock_after_min",
            Place.TILL,
            NUMBER,
            QT_TRANSLATE_NOOP("Settings", "Lock after minutes without a key"),
            QT_TRANSLATE_NOOP("Settings", "0: never by itself"),
            is_figure=True,
        ),
    ),
)
_SYNC = Page(
    "sync",
    "refresh-cw",
    QT_TRANSLATE_NOOP("Settings", "Backup and sync"),
    QT_TRANSLATE_NOOP("Settings", "A copy of everything that this till knows, and its server."),
    (
        Setting(
            "backup_dir",
            Place.TILL,
            FOLDER,
            QT_TRANSLATE_NOOP("Settings", "Folder for backups"),
            QT_TRANSLATE_NOOP("Settings", "On a USB stick or another disk"),
        ),
        Setting(
            "backup_daily",
            Place.TILL,
            SWITCH,
            QT_TRANSLATE_NOOP("Settings", "A backup every day"),
            options=YES_NO,
        ),
        Deed(
            "back_up",
            QT_TRANSLATE_NOOP("Settings", "Copy everything now"),
            QT_TRANSLATE_NOOP("Settings", "Back up"),
        ),
        Fact("server", QT_TRANSLATE_NOOP("Settings", "Server")),
        Setting(
            "sync_interval_s",
            Place.TILL,
            NUMBER._replace(show=lambda seconds: f"{seconds:g}"),
            QT_TRANSLATE_NOOP("Settings", "Seconds between two syncs"),
            QT_TRANSLATE_NOOP("Settings", "From the next start on"),
            is_figure=True,
        ),
        Deed(
            "enrol_again",
            QT_TRANSLATE_NOOP("Settings", "The server forgot this till"),
            QT_TRANSLATE_NOOP("Settings", "Make it known again"),
            QT_TRANSLATE_NOOP("Settings", "With a code that an admin makes at the server"),
            asks=QT_TRANSLATE_NOOP("Settings", "Code"),
        ),
    ),
)
_ABOUT = Page(
    "about",
    "info",
    QT_TRANSLATE_NOOP("Settings", "About"),
    QT_TRANSLATE_NOOP("Settings", "What runs here, and whether its records are whole."),
    (
        Fact("version", QT_TRANSLATE_NOOP("Settings", "Version")),
        Fact("till", QT_TRANSLATE_NOOP("Settings", "This till")),
        Fact("events", QT_TRANSLATE_NOOP("Settings", "Records")),
        Fact("folder", QT_TRANSLATE_NOOP("Settings", "Folder")),
        Fact("licences", QT_TRANSLATE_NOOP("Settings", "Licences")),
        Deed(
            "verify",
            QT_TRANSLATE_NOOP("Settings", "Check every record and figure"),
            QT_TRANSLATE_NOOP("Settings", "Check"),
        ),
        Deed(
            REPORT,
            QT_TRANSLATE_NOOP("Settings", "Something is not right?"),
            QT_TRANSLATE_NOOP("Settings", "Make a report"),
            QT_TRANSLATE_NOOP("Settings", "One file for whoever helps: no names, no prices"),
        ),
        Deed(
            SEND_REPORT,
            QT_TRANSLATE_NOOP("Settings", "Shall head office look at it?"),
            QT_TRANSLATE_NOOP("Settings", "Send to head office"),
            QT_TRANSLATE_NOOP("Settings", "The same report. None is sent unless you press this"),
        ),
    ),
)

PAGES = (_STORE, _RULES, PRINTER, SCANNER, SCALE, CUSTOMER, _STAFF, _LOOK, _SYNC, _ABOUT)
