"""Tells a scanner's keys from a person's: holds keys for a moment, then a scan or the keys again.

A keyboard-wedge scanner types like a person, only faster: 1 to 16 ms between characters, cheap ones
up to 50, where a fast typist needs 60 to 120. So each printable key is held until it is clear which
of the two it was. Nothing is lost: keys that were no scan come back in order, releases included.

The machine is pure. It is told the time of each key and gives steps to take; whoever feeds it also
calls `timeout` after `hold_ms` without a key. `T` is whatever the feeder wants back for a key.
"""

from msgspec import Struct, field, structs

from pos_app.domain.gs1 import has_check_digit

KEYS_MAX = 2_048
BURST_MIN = 3
NUMBER_FIELD_MIN = 7
ALT_CODE_MAX = 4


class Profile(Struct, frozen=True):
    """How one kind of scanner behaves; times in ms.

    `gap_ms` is the longest and `median_ms` the middle pause inside one read. `prefix` is what the
    scanner was set to send first: then the read goes on until its suffix or `frame_ms` of silence,
    however slow it is. `repeat_ms` makes a scanner on a stand count a code lying in front of it
    once. `fnc1_key` names a function key the scanner sends for FNC1, such as ``F8``: it waits as
    a character does, and is a command again when it was no scan.
    """

    gap_ms: int = 50
    median_ms: int = 30
    min_length: int = 4
    min_length_bare: int = 8
    prefix: str = ""
    frame_ms: int = 300
    guard_ms: int = 60
    repeat_ms: int = 0
    fnc1_key: str = ""


NORMAL = Profile()
SLOW = Profile(gap_ms=100, median_ms=55)
STAND = Profile(repeat_ms=300)

PROFILES = {"normal": NORMAL, "slow": SLOW, "stand": STAND}
"""By the word that a till's settings use."""


def framed(prefix: str) -> Profile:
    """The profile of a scanner set to send a prefix, such as STX (Ctrl+B)."""
    return Profile(prefix=prefix)


def profile_of(word: str, *, prefix: str = "", fnc1_key: str = "") -> Profile:
    """The profile by the word that a till's settings use, with the prefix of a framed one."""
    profile = framed(prefix) if word == "framed" else PROFILES[word]
    return structs.replace(profile, fnc1_key=fnc1_key)


class Scan(Struct, frozen=True):
    """A whole code was read."""

    text: str


class Refused(Struct, frozen=True):
    """A code was read that carried command keys; none of them was carried out."""

    text: str


class RepeatIgnored(Struct, frozen=True):
    """The same code again within the stand profile's time: not counted, but told."""

    text: str


class Replay[T](Struct, frozen=True):
    """A person typed these: give them back, in this order."""

    items: tuple[T, ...]


class Pass[T](Struct, frozen=True):
    """This key was not held: let it go on as it came."""

    item: T


type Step[T] = Scan | Refused | RepeatIgnored | Replay[T] | Pass[T]


class Assembler[T](Struct):
    """The state machine of one keyboard."""

    profile: Profile = NORMAL
    _characters: list[str] = field(default_factory=list)
    _gaps: list[int] = field(default_factory=list)
    _held: list[T] = field(default_factory=list)
    _alt_digits: str = ""
    _alt_gap: int = 0
    _last_key_ms: int = 0
    _last_read: tuple[int, str] | None = None
    _guard_end_ms: int = 0
    _is_tainted: bool = False
    _follows_scan: bool = False

    @property
    def is_holding(self) -> bool:
        """Whether any key is held; then `timeout` is due after `hold_ms` of silence."""
        return bool(self._held)

    @property
    def is_burst(self) -> bool:
        """Whether what is held is a machine's: three keys, or one right after a scan."""
        enough = 1 if self._follows_scan else BURST_MIN
        return len(self._characters) >= enough and self._is_machine(if_single=self._follows_scan)

    @property
    def hold_ms(self) -> int:
        """How much silence ends what is held."""
        return self.profile.frame_ms if self._is_framed() else self.profile.gap_ms

    def key(self, at_ms: int, character: str, item: T) -> list[Step[T]]:
        """A printable key, not an auto-repeat: hold it."""
        steps = self._break(at_ms)
        gap = at_ms - self._last_key_ms
        self._last_key_ms = at_ms
        self._hold(item)
        self._add(character, gap=gap)
        return steps

    def repeat(self, at_ms: int, character: str, item: T) -> list[Step[T]]:
        """An auto-repeat: a finger lies on the key, so it is a person.

        Unless it comes right behind another key: a finger must lie for 200 ms first, but X11 takes
        two quick strokes of a fast scanner ("000") for a repeat.
        """
        if self._held and 0 <= at_ms - self._last_key_ms <= self.profile.gap_ms:
            return self.key(at_ms, character, item)
        return [*self._flush(), Pass(item)]

    def release(self, item: T) -> list[Step[T]]:
        """A key came up: it stays behind the keys that are held."""
        if not self._held:
            return [Pass(item)]
        self._hold(item)
        return []

    def end(self, at_ms: int, item: T, *, is_number_field: bool = False) -> list[Step[T]]:
        """Enter or Tab: the suffix of a scan, or a key of its own.

        In a field for money or quantities a scan must look like a code (a check digit or seven
        characters), because an amount typed on a fast keypad must not be taken away.
        """
        steps = self._break(at_ms)
        if self._ends_scan(is_number_field=is_number_field):
            return [*steps, self._take_read(at_ms)]
        if not self._held and self._is_guarded(at_ms):
            return steps
        return [*steps, *self._flush(), Pass(item)]

    def command(self, at_ms: int, item: T) -> list[Step[T]]:
        """A key that does something (F12, Ctrl+D): never done when a machine types it."""
        steps = self._break(at_ms)
        if self._is_tainted or self.is_burst:
            self._is_tainted = True
            self._last_key_ms = at_ms
            return steps
        if not self._held and self._is_guarded(at_ms):
            # A code with Enter in its middle goes on behind its first half.
            self._guard_end_ms = at_ms + self.profile.guard_ms
            return [*steps, Refused(self._last_read[1] if self._last_read else "")]
        return [*steps, *self._flush(), Pass(item)]

    def alt_digit(self, at_ms: int, digit: str, item: T) -> list[Step[T]]:
        """A keypad digit while Alt is held: part of a character code, if a machine types it."""
        steps = self._break(at_ms)
        if not self._alt_digits:
            self._alt_gap = at_ms - self._last_key_ms
        self._alt_digits += digit
        self._last_key_ms = at_ms
        self._hold(item)
        return steps + (self._flush() if len(self._alt_digits) > ALT_CODE_MAX else [])

    def alt_release(self, at_ms: int, item: T) -> list[Step[T]]:
        """Alt came up: the digits before it make one character. `item` always goes on as well."""
        steps = self._break(at_ms)
        digits, self._alt_digits = self._alt_digits, ""
        character = alt_character(digits) if len(digits) > 1 else ""
        if not digits:
            return [*steps, Pass(item)]
        if not character:
            return [*steps, *self._flush(), Pass(item)]
        self._last_key_ms = at_ms
        if character in "\r\n\t":
            is_suffix = self._ends_scan(is_number_field=False)
            return [*steps, *([self._take_read(at_ms)] if is_suffix else self._flush()), Pass(item)]
        self._add(character, gap=self._alt_gap)
        return [*steps, Pass(item)]

    def timeout(self) -> list[Step[T]]:
        """`hold_ms` passed without a key: a scan without suffix, or typing."""
        text = self._text()
        if self._is_framed():
            is_whole = len(text) >= self.profile.min_length
        else:
            looks_like_code = has_check_digit(text) or text.startswith("]")
            is_whole = len(text) >= self.profile.min_length_bare and looks_like_code
        if self._is_tainted or (is_whole and self._is_machine()):
            return [self._take_read(self._last_key_ms)]
        return self._flush()

    def _hold(self, item: T) -> None:
        if len(self._held) < KEYS_MAX:
            self._held.append(item)

    def _add(self, character: str, *, gap: int) -> None:
        if not self._characters:
            self._follows_scan = self._is_guarded(self._last_key_ms)
        elif len(self._characters) < KEYS_MAX:
            self._gaps.append(gap)
        else:
            self._is_tainted = True
            return
        self._characters.append(character)

    def _break(self, at_ms: int) -> list[Step[T]]:
        """End what is held when this key comes too late, or from before it, to belong to it."""
        if self._held and not 0 <= at_ms - self._last_key_ms <= self.hold_ms:
            return self.timeout()
        return []

    def _text(self) -> str:
        return "".join(self._characters).removeprefix(self.profile.prefix)

    def _is_framed(self) -> bool:
        prefix = self.profile.prefix
        return bool(prefix) and "".join(self._characters[: len(prefix)]) == prefix

    def _is_machine(self, *, if_single: bool = False) -> bool:
        if self._is_framed():
            return True
        if not self._gaps:
            return if_single
        is_quick = max(self._gaps) <= self.profile.gap_ms
        return is_quick and _median(self._gaps) <= self.profile.median_ms

    def _is_guarded(self, at_ms: int) -> bool:
        return 0 <= self._guard_end_ms - at_ms <= self.profile.guard_ms

    def _ends_scan(self, *, is_number_field: bool) -> bool:
        if not self._held or self._is_tainted:
            return self._is_tainted
        text = self._text()
        if is_number_field and not (has_check_digit(text) or len(text) >= NUMBER_FIELD_MIN):
            return False
        return len(text) >= self.profile.min_length and self._is_machine()

    def _take_read(self, at_ms: int) -> Scan | Refused | RepeatIgnored:
        text, last, is_refused = self._text(), self._last_read, self._is_tainted
        self._clear()
        self._guard_end_ms = at_ms + self.profile.guard_ms
        self._last_read = (at_ms, text)
        if is_refused:
            return Refused(text)
        if last and last[1] == text and 0 <= at_ms - last[0] < self.profile.repeat_ms:
            return RepeatIgnored(text)
        return Scan(text)

    def _flush(self) -> list[Step[T]]:
        items = tuple(self._held)
        self._clear()
        return [Replay(items)] if items else []

    def _clear(self) -> None:
        self._characters.clear()
        self._gaps.clear()
        self._held.clear()
        self._alt_digits = ""
        self._is_tainted = False
        self._follows_scan = False


def _median(times_ms: list[int]) -> float:
    """The middle value, or halfway between the two in the middle."""
    # The standard library's module of statistics is slow to load, and a till must start quickly.
    ordered = sorted(times_ms)
    middle = len(ordered) // 2
    return (ordered[middle] + ordered[-middle - 1]) / 2


def alt_character(digits: str) -> str:
    """The character of an Alt code: Windows-1252 with a leading zero, else the DOS code page.

    Empty when there is none. The rule is the one of Windows, which scanners in "Alt mode" follow.
    """
    number = int(digits)
    if number > 255:
        return ""
    if number < 128:
        return chr(number)
    return bytes([number]).decode("cp1252" if digits[0] == "0" else "cp437", errors="ignore")
