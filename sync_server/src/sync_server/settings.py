"""Settings of the server, read once: a flag beats the environment beats `server.toml`."""

import re
import tomllib
from collections.abc import Mapping
from ipaddress import IPv4Network, IPv6Network, ip_network
from pathlib import Path
from typing import Literal, get_args

import msgspec

from sync_server.errors import StartRefusedError
from sync_server.logs import LogForm

TOML_NAME = "server.toml"
SQLITE_NAME = "server.db"

ORIGINAL_NAMES = {
    "SECRET_KEY": "secret_key",
    "MYSQL_CENTRAL_URI": "database_url",
    "MYSQL_LOCAL_URI": "local_database_url",
    "SYNC_INTERVAL_SECONDS": "sync_interval_s",
    "REDIS_URL": "redis_url",
    "KIRYANA_QUEUE": "queue",
    "KIRYANA_WEBHOOK_NETWORKS": "webhook_networks",
    "KIRYANA_HOST": "host",
    "KIRYANA_PORT": "port",
}
"""The environment's names that were there before us, and the settings they give."""

PREFIX = "KIRYANA_"
"""Every other setting is KIRYANA_ and its name in capitals: KIRYANA_POOL_SIZE."""

SYNC_INTERVAL_S = (1, 3600)
"""From and to: what a till takes too."""

FILE_SUFFIX = "_FILE"
"""A name with this behind it says which file holds the value: how containers and systemd give
secrets, which a list of processes or an inspected image would show."""

SECRETS = frozenset({"secret_key", "database_url", "local_database_url", "redis_url"})
"""What is never shown, and may come from a file."""


LIMITS = ("push", "report", "user", "login", "registration", "export")
"""The buckets that requests are counted in; each has a setting limit_<name>."""


class Settings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Everything the server can be told. No address of a database means SQLite in the data folder.

    `local_database_url` is the shop's own database, of a server that stands in a shop: it is used
    where no `database_url` names the central one. `sync_interval_s` is the tills' (one environment
    may serve both); a server is asked, and asks nobody.
    `queue`: whether `serve` does the slow work too, or `kiryana-server worker` alone.
    `webhook_networks`: networks that are not public and may be called all the same, by commas.
    `trusted_proxies` are the addresses, with commas between, whose X-Forwarded-For is believed;
    `only` the modules that are served, all of them when empty. The limits are requests a minute and
    at once, with a colon between; `0` is none. `processes` is how many serve one database: each
    takes its part of the limits while Redis is away.
    """

    data_dir: str = ""
    database_url: str = ""
    local_database_url: str = ""
    secret_key: str = ""
    redis_url: str = ""
    queue: Literal["here", "workers"] = "here"
    webhook_networks: str = ""
    host: str = "127.0.0.1"
    port: int = 8080
    workers: int = 1
    pool_size: int = 8
    sync_interval_s: float = 15.0
    log_form: LogForm = "auto"
    trusted_proxies: str = "127.0.0.1"
    only: str = ""
    limit_push: str = "1200:1200"
    limit_report: str = "2:6"
    limit_user: str = "12000:6000"
    limit_login: str = "60:60"
    limit_registration: str = "600:600"
    limit_export: str = "30:30"
    processes: int = 1

    @property
    def folder(self) -> Path:
        """The data folder."""
        return Path(self.data_dir)

    @property
    def allowed_networks(self) -> tuple[IPv4Network | IPv6Network, ...]:
        """Networks of `webhook_networks`. Raises ValueError for one that is none."""
        return _networks(self.webhook_networks)

    def limit_of(self, name: str) -> tuple[int, int]:
        """A bucket's requests a minute and at once. Raises ValueError for a text that is none."""
        text = getattr(self, f"limit_{name}")
        per_minute, _, burst = text.partition(":")
        found = int(per_minute), int(burst or per_minute)
        if found[0] < 0 or found[1] < min(found[0], 1):
            raise ValueError(f"limit_{name}: {text!r} is no limit, which looks like 600:100 or 0")
        return found

    @property
    def is_sqlite(self) -> bool:
        """Whether the data lie in one file of this machine."""
        return self.effective_url.startswith("sqlite")

    @property
    def lacks_database(self) -> bool:
        """Whether the data are to lie in one file of this machine that is not there yet."""
        file = Path(self.effective_url.partition(":///")[2].partition("?")[0])
        # An empty one is what a crash left, or another process makes at this moment.
        return self.is_sqlite and not (file.exists() and file.stat().st_size)

    @property
    def effective_url(self) -> str:
        """The SQLAlchemy address of the database that is used."""
        if url := self.database_url or self.local_database_url:
            return _with_driver(url)
        return f"sqlite:///{self.folder / SQLITE_NAME}"


def load_settings(flags: Mapping[str, object], environ: Mapping[str, str]) -> Settings:
    """Put the settings together; makes the data folder when it is missing.

    Raises StartRefusedError for an unknown key, a value of the wrong type or a folder that cannot
    be made.
    """
    given = {key: value for key, value in flags.items() if value is not None}
    folder = Path(
        str(given.get("data_dir") or environ.get("KIRYANA_DATA_DIR") or _default_folder(environ))
    )
    values = _from_toml(folder / TOML_NAME)
    values |= _from_environment(environ)
    values |= given
    values["data_dir"] = str(folder)
    try:
        settings = msgspec.convert(values, Settings, strict=False)
    except msgspec.ValidationError as error:
        raise StartRefusedError(f"The settings cannot be used: {_words_of(error)}") from error
    _check(settings)
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as error:
        raise StartRefusedError(
            f"The data folder {folder} cannot be made: {error.strerror}"
        ) from error
    return settings


_FAULT = re.compile(r"Expected `(\w+)`, got `\w+` - at `\$\.(\w+)`")
_UNKNOWN = re.compile(r"Object contains unknown field `(.+)`")
_KINDS = {"int": "a whole number", "float": "a number", "str": "text in quotes"}


def _words_of(error: msgspec.ValidationError) -> str:
    """What is wrong with a setting, said to a person."""
    if found := _FAULT.fullmatch(str(error)):
        return f"{found[2]}: {_KINDS.get(found[1], found[1])} is needed"
    if found := _UNKNOWN.fullmatch(str(error)):
        return f"{found[1]} in {TOML_NAME} is no setting; `config print` lists those that there are"
    choices = {
        field.name: get_args(field.type)
        for field in msgspec.structs.fields(Settings)
        if get_args(field.type)
    } | {"log_form": get_args(LogForm.__value__)}
    for name, words in choices.items():
        if str(error).endswith(f"`$.{name}`"):
            return f"{name}: one of {', '.join(words)} is needed"
    return str(error)


def names_of_environment() -> dict[str, str]:
    """Every name that the environment may set, and the setting it sets."""
    settings = (field.name for field in msgspec.structs.fields(Settings))
    return ORIGINAL_NAMES | {f"{PREFIX}{name.upper()}": name for name in settings}


def shown(settings: Settings) -> dict[str, object]:
    """The settings for the eye: a secret is only said to be there."""
    return {
        name: "(given)" if name in SECRETS and value else value
        for name, value in msgspec.structs.asdict(settings).items()
    }


OF_ONE_PROCESS = frozenset({"data_dir", "host", "port", "workers", "queue", "only", "log_form"})
"""What differs between the processes of one server, and is no change of it."""


def shared(settings: Settings) -> dict[str, object]:
    """The settings of a whole server, without secrets and without what each process has its own."""
    return {name: value for name, value in shown(settings).items() if name not in OF_ONE_PROCESS}


def _from_environment(environ: Mapping[str, str]) -> dict[str, object]:
    values: dict[str, object] = {}
    for key, name in names_of_environment().items():
        text = environ.get(key)
        place = environ.get(key + FILE_SUFFIX) if name in SECRETS else None
        if text and place:
            raise StartRefusedError(f"{key} and {key}{FILE_SUFFIX} are both given: leave one out.")
        if place:
            try:
                text = Path(place).read_text().strip()
            except (OSError, UnicodeDecodeError) as error:
                raise StartRefusedError(
                    f"{key}{FILE_SUFFIX}: {place} cannot be read: {error}"
                ) from error
        if text:
            values[name] = text
    return values


def _networks(text: str) -> tuple[IPv4Network | IPv6Network, ...]:
    """Networks and addresses with commas between. Raises ValueError for one that is none."""
    named = [part.strip() for part in text.split(",")]
    return tuple(ip_network(part) for part in named if part)


def _check_networks(settings: Settings) -> None:
    if "*" in settings.trusted_proxies:
        raise StartRefusedError(
            "trusted_proxies: name the proxies' addresses; * would believe every client."
        )
    for name in ("webhook_networks", "trusted_proxies"):
        try:
            _networks(getattr(settings, name))
        except ValueError as error:
            raise StartRefusedError(f"{name}: {error}.") from error


def _check(settings: Settings) -> None:
    _check_networks(settings)
    for name in LIMITS:
        try:
            settings.limit_of(name)
        except ValueError as error:
            raise StartRefusedError(
                f"limit_{name}: requests a minute and at once are needed, such as 600:100."
            ) from error
    if settings.processes < 1:
        raise StartRefusedError("processes: at least one serves.")
    if not 0 <= settings.port <= 65535:
        raise StartRefusedError(f"The port {settings.port} is not between 0 and 65535.")
    if settings.workers < 1 or settings.pool_size < 1:
        raise StartRefusedError("At least one worker and one database connection are needed.")
    least, most = SYNC_INTERVAL_S
    if not least <= settings.sync_interval_s <= most:
        raise StartRefusedError(f"SYNC_INTERVAL_SECONDS: from {least} to {most} is needed.")
    if settings.is_sqlite and not settings.database_url and "?" in settings.data_dir:
        # What follows it would be read as options of an address, and the file lie elsewhere.
        raise StartRefusedError(f"The data folder {settings.data_dir} has a ? in its name.")
    if settings.workers > 1 and settings.is_sqlite:
        raise StartRefusedError(
            "Several workers need a database server: give --database-url, or one worker."
        )


def _default_folder(environ: Mapping[str, str]) -> str:
    home = environ.get("XDG_DATA_HOME") or str(Path(environ.get("HOME", ".")) / ".local" / "share")
    return str(Path(home) / "kiryana-server")


def _from_toml(path: Path) -> dict[str, object]:
    try:
        return tomllib.loads(path.read_text())
    except FileNotFoundError:
        return {}
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise StartRefusedError(f"{path} cannot be read: {error}") from error


def _with_driver(url: str) -> str:
    """`mysql://` and `mariadb://` as other programs spell them mean PyMySQL here."""
    for scheme in ("mysql://", "mariadb://"):
        if url.startswith(scheme):
            return "mysql+pymysql://" + url.removeprefix(scheme)
    return url
