"""The pages of settings about what stands around the till: printer, scanner, scale."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

from pos_app.viewmodels.figures import isolated
from pos_app.viewmodels.settings.entries import Deed, Fact, Option, Page, Place, Setting
from pos_app.viewmodels.settings.values import (
    ADDRESS,
    CHOICE,
    LABEL,
    LABELS,
    LINE,
    NUMBER,
    PREFIX,
    SEPARATORS,
    SWITCH,
)

SCANNER_PAGE = "scanner"
YES_NO = (
    Option("true", QT_TRANSLATE_NOOP("Settings", "Yes")),
    Option("false", QT_TRANSLATE_NOOP("Settings", "No")),
)
# Each in its own letters: who cannot read the window's language finds theirs.
LANGUAGES = (
    Option("en", "English", is_name=True),
    Option("ur", "\u0627\u0631\u062f\u0648", is_name=True),
    Option("hi", "\u0939\u093f\u0928\u094d\u0926\u0940", is_name=True),
)

PRINTER = Page(
    "printer",
    "printer",
    QT_TRANSLATE_NOOP("Settings", "Printer and drawer"),
    QT_TRANSLATE_NOOP("Settings", "For this till, from its next start on."),
    (
        Setting(
            "printer.address",
            Place.TILL,
            ADDRESS,
            QT_TRANSLATE_NOOP("Settings", "Where the printer is"),
            QT_TRANSLATE_NOOP("Settings", "Empty: no printer"),
        ),
        Setting(
            "printer.width_mm",
            Place.TILL,
            NUMBER,
            QT_TRANSLATE_NOOP("Settings", "Width of the paper"),
            options=(Option("58", isolated("58 mm")), Option("80", isolated("80 mm"))),
        ),
        Setting(
            "printer.language",
            Place.TILL,
            CHOICE,
            QT_TRANSLATE_NOOP("Settings", "Language of slips"),
            options=(Option("", QT_TRANSLATE_NOOP("Settings", "As the window")), *LANGUAGES),
        ),
        Setting(
            "printer.drawer_pin",
            Place.TILL,
            NUMBER,
            QT_TRANSLATE_NOOP("Settings", "Drawer at the printer"),
            options=(
                Option("0", QT_TRANSLATE_NOOP("Settings", "None")),
                Option("2", QT_TRANSLATE_NOOP("Settings", "Pin 2")),
                Option("5", QT_TRANSLATE_NOOP("Settings", "Pin 5")),
            ),
        ),
        Setting(
            "printer.copies",
            Place.TILL,
            NUMBER,
            QT_TRANSLATE_NOOP("Settings", "How many of each slip"),
            options=tuple(Option(str(count), str(count)) for count in (1, 2, 3)),
        ),
        Setting(
            "printer.auto_print",
            Place.TILL,
            SWITCH,
            QT_TRANSLATE_NOOP("Settings", "Print each bill by itself"),
            options=YES_NO,
        ),
        Setting(
            "printer.nastaliq",
            Place.TILL,
            SWITCH,
            QT_TRANSLATE_NOOP("Settings", "Urdu slips in Nastaliq"),
            options=YES_NO,
        ),
        Deed(
            "try_printer",
            QT_TRANSLATE_NOOP("Settings", "Test slip"),
            QT_TRANSLATE_NOOP("Settings", "Print a test slip"),
            QT_TRANSLATE_NOOP("Settings", "In three scripts, as it is set above"),
        ),
    ),
)
SCANNER = Page(
    SCANNER_PAGE,
    "scan-barcode",
    QT_TRANSLATE_NOOP("Settings", "Scanner"),
    QT_TRANSLATE_NOOP("Settings", "Scan anything: what the scanner sent is shown below."),
    (
        Deed(
            "learn",
            QT_TRANSLATE_NOOP("Settings", "Learn my scanner"),
            QT_TRANSLATE_NOOP("Settings", "Scan three times"),
            QT_TRANSLATE_NOOP("Settings", "Finds the kind and the prefix by itself"),
        ),
        Setting(
            "scanner",
            Place.TILL,
            CHOICE,
            QT_TRANSLATE_NOOP("Settings", "Kind of scanner"),
            options=(
                Option("normal", QT_TRANSLATE_NOOP("Settings", "Normal")),
                Option("slow", QT_TRANSLATE_NOOP("Settings", "Slow")),
                Option("stand", QT_TRANSLATE_NOOP("Settings", "On a stand")),
                Option("framed", QT_TRANSLATE_NOOP("Settings", "With a prefix")),
            ),
        ),
        Setting(
            "scanner_prefix",
            Place.TILL,
            PREFIX,
            QT_TRANSLATE_NOOP("Settings", "Prefix"),
            QT_TRANSLATE_NOOP("Settings", "Only for a scanner that was set to send one"),
        ),
        Setting(
            "scanner_separators",
            Place.TILL,
            SEPARATORS,
            QT_TRANSLATE_NOOP("Settings", "Sent instead of FNC1"),
            QT_TRANSLATE_NOOP("Settings", "For GS1 codes; mostly empty. Else F8, | or ~"),
        ),
        Setting(
            "serial_scanner.port",
            Place.TILL,
            LINE,
            QT_TRANSLATE_NOOP("Settings", "Port of a scanner that does not type"),
            QT_TRANSLATE_NOOP("Settings", "Such as COM3 or /dev/ttyACM0; empty: none"),
        ),
        Setting(
            "serial_scanner.ends_by",
            Place.TILL,
            CHOICE,
            QT_TRANSLATE_NOOP("Settings", "Its codes end with"),
            options=(
                Option("line", QT_TRANSLATE_NOOP("Settings", "Enter")),
                Option("pause", QT_TRANSLATE_NOOP("Settings", "Nothing")),
            ),
        ),
        Fact("serial_scanner_state", QT_TRANSLATE_NOOP("Settings", "That scanner is")),
    ),
)
SCALE = Page(
    "scale",
    "scale",
    QT_TRANSLATE_NOOP("Settings", "Scale"),
    QT_TRANSLATE_NOOP("Settings", "How this shop's own scale writes its barcodes."),
    (
        Setting(
            "scale.port",
            Place.TILL,
            LINE,
            QT_TRANSLATE_NOOP("Settings", "Port of the scale"),
            QT_TRANSLATE_NOOP("Settings", "Such as COM3 or /dev/ttyUSB0; empty: none"),
        ),
        Setting(
            "scale.kind",
            Place.TILL,
            CHOICE,
            QT_TRANSLATE_NOOP("Settings", "Kind of scale"),
            options=(
                Option("toledo8217", "Toledo 8217"),
                Option("continuous", QT_TRANSLATE_NOOP("Settings", "Speaks by itself")),
            ),
        ),
        Setting(
            "weight_label", Place.TILL, LABEL, QT_TRANSLATE_NOOP("Settings", "Label with a weight")
        ),
        Setting(
            "price_label", Place.TILL, LABEL, QT_TRANSLATE_NOOP("Settings", "Label with a price")
        ),
        Setting(
            "price_label_step_paisa",
            Place.TILL,
            NUMBER,
            QT_TRANSLATE_NOOP("Settings", "The price counts"),
            options=(
                Option("1", QT_TRANSLATE_NOOP("Settings", "Paisa")),
                Option("10", QT_TRANSLATE_NOOP("Settings", "10 paisa")),
                Option("100", QT_TRANSLATE_NOOP("Settings", "Rupees")),
            ),
        ),
        Setting(
            "labels",
            Place.TILL,
            LABELS,
            QT_TRANSLATE_NOOP("Settings", "Other labels"),
            QT_TRANSLATE_NOOP("Settings", "With commas between them"),
        ),
    ),
)
CUSTOMER = Page(
    "customer",
    "monitor",
    QT_TRANSLATE_NOOP("Settings", "Customer's display"),
    QT_TRANSLATE_NOOP("Settings", "What the customer sees: the bill, what is to pay, the change."),
    (
        Setting(
            "display.screen",
            Place.TILL,
            NUMBER,
            QT_TRANSLATE_NOOP("Settings", "Screen of the customer"),
            QT_TRANSLATE_NOOP("Settings", "Never the one that the till itself is on"),
            options=(
                Option("0", QT_TRANSLATE_NOOP("Settings", "None")),
                Option("1", QT_TRANSLATE_NOOP("Settings", "First")),
                Option("2", QT_TRANSLATE_NOOP("Settings", "Second")),
                Option("3", QT_TRANSLATE_NOOP("Settings", "Third")),
            ),
        ),
        Fact("screen_state", QT_TRANSLATE_NOOP("Settings", "That screen is")),
        Setting(
            "display.pole",
            Place.TILL,
            LINE,
            QT_TRANSLATE_NOOP("Settings", "Port of a pole display"),
            QT_TRANSLATE_NOOP("Settings", "Two lines of 20 letters; such as COM4 or /dev/ttyUSB1"),
        ),
        Setting(
            "display.baud",
            Place.TILL,
            NUMBER,
            QT_TRANSLATE_NOOP("Settings", "Port speed"),
            options=tuple(Option(str(baud), str(baud)) for baud in (2400, 9600, 19200, 38400)),
        ),
        Fact("pole_state", QT_TRANSLATE_NOOP("Settings", "The pole display is")),
    ),
)
