"""What is set for one till: settings.toml in its data folder, then the environment."""

import json
import os
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import msgspec
from pos_protocol.money import CURRENCIES

from pos_app.errors import FolderNotUsable, SettingsRefused

SETTINGS_FILE = "settings.toml"
# In the folder of logs: our mistakes, one a file; crashes of the interpreter; mistakes of commands.
MISTAKE_FILES, CRASH_FILE, COMMANDS_FILE = "mistake-*.txt", "crash.txt", "mistakes.log"
LANGUAGES = ("en", "ur", "hi")
THEMES = ("auto", "light", "dark")
SCANNERS = ("normal", "slow", "stand", "framed")
TEXT_SIZES = (90, 100, 115, 130)
ZOOMS = (0, 100, 125, 150, 200)
DIGITS = ("latin", "native")
BAUDS = range(300, 115_201)
_FUNCTION_KEY = re.compile(r"F([1-9]|1[0-2])")


class PrinterSettings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The receipt printer of one till: the table [printer].

    `address` as devices/printing/address.py reads it; empty for none. `width_mm` is the paper's, 58
    or 80. `language` is that of the slips, empty for the window's. `drawer_pin` is 2 or 5, or 0
    where the printer opens no drawer. Without `auto_print` paper comes only when it is asked for.
    `header` are lines below the store's name, `footer` stands instead of the thanks. `nastaliq`
    False prints Urdu in Naskh, whose lines are lower.
    """

    address: str = ""
    width_mm: int = 80
    language: str = ""
    drawer_pin: int = 2
    copies: int = 1
    auto_print: bool = True
    header: tuple[str, ...] = ()
    footer: str = ""
    nastaliq: bool = True


class ScaleSettings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The scale of one till: the table [scale].

    `port` is a serial port, empty for none; `kind` is toledo8217 for one that is asked, or
    continuous for one that speaks by itself.
    """

    port: str = ""
    kind: str = "toledo8217"
    baud: int = 9600


class SerialScannerSettings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A scanner that does not type: the table [serial_scanner]. It works beside one that does.

    `port` is a serial port, empty for none. `ends_by` is line for one that sends CR, LF, both or
    Tab behind a code, or pause for one that sends nothing.
    """

    port: str = ""
    baud: int = 9600
    ends_by: str = "line"


class DisplaySettings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What the customer sees: the table [display].

    `screen` is the number of the computer's screen that is the customer's, 0 for none. `pole` is
    the serial port of a display of two lines on a pole, empty for none.
    """

    screen: int = 0
    pole: str = ""
    baud: int = 9600


class Settings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Settings of one till. What the whole store decides (prices, products) is an event instead.

    `rounding_paisa` is the step a bill's total is rounded to, half up: 100 for whole rupees, 1
    for none. `currency` is only what a new store begins with. The labels are the layouts of the
    shop's own scale: P product, W weight in grams, V price in steps of
    `price_label_step_paisa`, C check. `labels` are more of them, with the step of their field
    behind a star where it is not 1: `23PPPPPVVVVVC*10`. `scanner` is how it behaves: normal, slow,
    stand for one that lies still and reads once what lies before it, or framed for one that was
    set to send `scanner_prefix` before each code. `scanner_separators` are what it sends in the
    place of FNC1: single marks, or one function key such as F8. After `lock_after_min` minutes
    without a key or a click a till whose people have PINs asks for one again; 0 for never.
    `text_size_percent` makes words larger or smaller, `zoom_percent` all of the window, which 0
    draws as large as its screen asks. `digits` are Latin, or native: those of the language.
    `naskh_everywhere` writes no Urdu in Nastaliq. `sound_volume` is from 0, silent, to 100.
    `backup_dir` is a folder or stick that takes a backup a day, unless `backup_daily` is false.
    `page_printer` is the computer's printer that pages went to last, empty for a PDF.
    """

    data_dir: Path
    lang: str = "en"
    theme: str = "auto"
    sync_interval_s: float = 15.0
    currency: str = "PKR"
    rounding_paisa: int = 1
    weight_label: str = "21PPPPPWWWWWC"
    price_label: str = "22PPPPPVVVVVC"
    price_label_step_paisa: int = 100
    labels: tuple[str, ...] = ()
    scanner: str = "normal"
    scanner_prefix: str = ""
    scanner_separators: tuple[str, ...] = ()
    lock_after_min: int = 15
    printer: PrinterSettings = PrinterSettings()
    page_printer: str = ""
    scale: ScaleSettings = ScaleSettings()
    serial_scanner: SerialScannerSettings = SerialScannerSettings()
    display: DisplaySettings = DisplaySettings()
    backup_dir: str = ""
    backup_daily: bool = True
    text_size_percent: int = 100
    zoom_percent: int = 0
    digits: str = "latin"
    naskh_everywhere: bool = False
    sound_volume: int = 100

    @property
    def fnc1_key(self) -> str:
        """The function key that the scanner sends in the place of FNC1; empty for none."""
        return next(filter(_is_function_key, self.scanner_separators), "")

    @property
    def separator_marks(self) -> tuple[str, ...]:
        """The single marks that the scanner sends in the place of FNC1."""
        return tuple(each for each in self.scanner_separators if not _is_function_key(each))

    @property
    def database(self) -> Path:
        """The till's log and everything derived from it."""
        return self.data_dir / "till.db"

    @property
    def key_file(self) -> Path:
        """The till's private key where the system has no keyring."""
        return self.data_dir / "till.key"

    @property
    def report_folder(self) -> Path:
        """Where files of reports are put."""
        return self.data_dir / "reports"

    @property
    def window_lock(self) -> Path:
        """Held while a window is open on this folder."""
        return self.data_dir / "window.lock"

    @property
    def log_dir(self) -> Path:
        """Reports of our own mistakes, and what was noted for whoever helps."""
        return self.data_dir / "log"


def default_data_dir(environ: Mapping[str, str]) -> Path:
    """Where a till lives when nobody says: KIRYANA_DATA_DIR, else the user's own data folder."""
    if named := environ.get("KIRYANA_DATA_DIR"):
        return Path(named)
    if local := environ.get("LOCALAPPDATA"):
        return Path(local) / "kiryana"
    home = environ.get("XDG_DATA_HOME") or str(Path.home() / ".local" / "share")
    return Path(home) / "kiryana"


def load_settings(data_dir: Path, environ: Mapping[str, str] = os.environ) -> Settings:
    """Read a data folder's settings. A missing file means the defaults.

    Raises SettingsRefused for an unknown key or a wrong value, naming where it stands, and
    FolderNotUsable when the file cannot be read.
    """
    path = data_dir / SETTINGS_FILE
    found = _read(path)
    if "data_dir" in found:
        raise SettingsRefused(where=path, problem="data_dir is given on the command line")
    settings = _convert({**found, "data_dir": data_dir}, path)
    if text := environ.get("SYNC_INTERVAL_SECONDS"):
        settings = msgspec.structs.replace(settings, sync_interval_s=_seconds(text))
        if not _is_interval(settings.sync_interval_s):
            where = "SYNC_INTERVAL_SECONDS"
            raise SettingsRefused(where=where, problem=f"{text} is not from 1 to 3600")
    return _checked(settings, path)


def changed_settings(data_dir: Path, changes: Mapping[str, object]) -> Settings:
    """The settings as they would be after a change. Raises as load_settings."""
    path = data_dir / SETTINGS_FILE
    wanted = _merged(_read(path), changes)
    return _checked(_convert({**wanted, "data_dir": data_dir}, path), path)


def save_settings(data_dir: Path, changes: Mapping[str, object]) -> Settings:
    """Keep settings in settings.toml; whatever else stands there stays. Gives them as read again.

    A name with a dot is one in a table: `printer.address`. Raises SettingsRefused for what cannot
    be one, and FolderNotUsable: the file is then as it was.
    """
    path = data_dir / SETTINGS_FILE
    settings = changed_settings(data_dir, changes)
    wanted = _merged(_read(path), changes)
    try:
        text = path.read_text(encoding="utf-8-sig") if path.exists() else ""
        for name, value in changes.items():
            text = _with_line(text, name, _toml(value))
        fresh = path.with_suffix(".new")
        fresh.write_text(text, encoding="utf-8")
        if not _says(fresh, wanted):
            # Somebody wrote the file in a way that lines do not show, or a table is new.
            fresh.write_text(_spelled(wanted), encoding="utf-8")
        fresh.replace(path)
    except OSError as error:
        raise FolderNotUsable(path=path, problem=error.strerror or str(error)) from error
    return settings


def save_language(data_dir: Path, language: str) -> None:
    """Keep the window's language. Raises as save_settings."""
    save_settings(data_dir, {"lang": language})


def _merged(found: Mapping[str, Any], changes: Mapping[str, object]) -> dict[str, Any]:
    """What a file says, with some values changed."""
    wanted = {name: dict(v) if isinstance(v, dict) else v for name, v in found.items()}
    for name, value in changes.items():
        table, dot, key = name.partition(".")
        if dot:
            wanted.setdefault(table, {})[key] = value
        else:
            wanted[name] = value
    return wanted


def _with_line(text: str, name: str, value: str) -> str:
    """The file with one value set: on its own line, or on a new first one."""
    line = f"{name} = {value}"
    # A function, because a backslash in a value is no part of a pattern's replacement.
    pattern = rf"^{re.escape(name)}\s*=.*$"
    kept, count = re.subn(pattern, lambda _: line, text, count=1, flags=re.MULTILINE)
    # A key behind a table's heading would belong to the table: ours stands first.
    return kept if count else f"{line}\n{text}"


def _spelled(wanted: Mapping[str, object]) -> str:
    """A whole file: values, then tables."""
    tables = {name: each for name, each in wanted.items() if isinstance(each, dict)}
    lines = [f"{name} = {_toml(each)}" for name, each in wanted.items() if name not in tables]
    for table, values in tables.items():
        lines += [f"[{table}]", *(f"{name} = {_toml(each)}" for name, each in values.items())]
    return "\n".join([*lines, ""])


def _toml(value: object) -> str:
    """A value as TOML spells it; for flat ones it is as JSON does."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007F")


def _says(path: Path, wanted: Mapping[str, object]) -> bool:
    """Whether a file says these settings and no others."""
    try:
        return _read(path) == _plain(wanted)
    except SettingsRefused:
        return False


def _plain(value: object) -> object:
    """A value as TOML reads it again."""
    if isinstance(value, dict):
        return {name: _plain(each) for name, each in value.items()}
    return list(value) if isinstance(value, tuple) else value


def _read(path: Path) -> dict[str, Any]:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        return {}
    except UnicodeDecodeError as error:
        raise SettingsRefused(where=path, problem=str(error)[:200]) from error
    except OSError as error:
        raise FolderNotUsable(path=path, problem=error.strerror or str(error)) from error
    import tomllib  # noqa: PLC0415 - most tills have no such file, and start sooner

    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise SettingsRefused(where=path, problem=str(error)[:200]) from error


def _convert(found: dict[str, Any], path: Path) -> Settings:
    try:
        return msgspec.convert(found, Settings, strict=False)
    except msgspec.ValidationError as error:
        raise SettingsRefused(where=path, problem=str(error)) from error


def _is_function_key(name: str) -> bool:
    return _FUNCTION_KEY.fullmatch(name) is not None


def _is_interval(seconds: float) -> bool:
    return 1 <= seconds <= 3600


def _seconds(text: str) -> float:
    try:
        return float(text)
    except ValueError as error:
        where = "SYNC_INTERVAL_SECONDS"
        raise SettingsRefused(where=where, problem=f"{text} is not a number") from error


def _checked(settings: Settings, path: Path) -> Settings:
    rules = {
        "lang must be en, ur or hi": settings.lang in LANGUAGES,
        "scanner must be normal, slow, stand or framed": settings.scanner in SCANNERS,
        "scanner = framed needs a scanner_prefix": (
            settings.scanner != "framed" or bool(settings.scanner_prefix)
        ),
        "theme must be auto, light or dark": settings.theme in THEMES,
        "text_size_percent must be 90, 100, 115 or 130": settings.text_size_percent in TEXT_SIZES,
        "zoom_percent must be 0, 100, 125, 150 or 200": settings.zoom_percent in ZOOMS,
        "digits must be latin or native": settings.digits in DIGITS,
        "sound_volume must be from 0 to 100": 0 <= settings.sound_volume <= 100,
        "sync_interval_s must be from 1 to 3600": _is_interval(settings.sync_interval_s),
        f"currency must be one of {', '.join(CURRENCIES)}": settings.currency in CURRENCIES,
        "lock_after_min must be from 0 to 1440": 0 <= settings.lock_after_min <= 1440,
        "printer.width_mm must be 58 or 80": settings.printer.width_mm in {58, 80},
        "printer.language must be en, ur, hi or empty": settings.printer.language
        in {"", "en", "ur", "hi"},
        "printer.drawer_pin must be 0, 2 or 5": settings.printer.drawer_pin in {0, 2, 5},
        "scale.kind must be toledo8217 or continuous": settings.scale.kind
        in {"toledo8217", "continuous"},
        "scale.baud must be from 300 to 115200": settings.scale.baud in BAUDS,
        "serial_scanner.ends_by must be line or pause": settings.serial_scanner.ends_by
        in {"line", "pause"},
        "serial_scanner.baud must be from 300 to 115200": settings.serial_scanner.baud in BAUDS,
        "display.baud must be from 300 to 115200": settings.display.baud in BAUDS,
        "display.screen must be from 0 to 9": 0 <= settings.display.screen <= 9,
        "scanner_separators may hold one function key": sum(
            map(_is_function_key, settings.scanner_separators)
        )
        <= 1,
        "printer.copies must be from 1 to 5": 1 <= settings.printer.copies <= 5,
        "rounding_paisa must be from 1 to 1000": 1 <= settings.rounding_paisa <= 1000,
    }
    for rule, holds in rules.items():
        if not holds:
            raise SettingsRefused(where=path, problem=rule)
    return settings
