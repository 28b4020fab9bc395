"""What of a fault's text may leave the shop: places in the program and kinds, never its values.

Everything is let through by a list of what is known to be ours. An exception's message, a source
line, a file's name or a word that nobody foresaw may say who bought what; so none of them passes.
"""

import re
from collections.abc import Iterable, Iterator

TEXT_CHARS_MAX = 200
_WORD = re.compile(r"[A-Za-z][A-Za-z0-9_]{0,59}")
_ROOTS = ("pos_app", "pos_protocol")
_LIBRARIES = ("site-packages", "dist-packages", "PySide6", "shiboken6")
_FRAME = re.compile(
    r'^ *File "(?P<path>[^"]{1,1000})", line (?P<line>\d{1,7}),? in (?P<name>[A-Za-z0-9_<>.]{1,80})'
)
_HEAD = re.compile(
    r"^Kiryana till, Python [\d.]{1,12}\w{0,8}, [\w.+-]{1,120}$"
    r"|^store \d{1,16}, till \d{1,6}, [a-z_]{1,30}: \d{1,4}$"
    r"|^(?:During handling of the above exception, another exception occurred"
    r"|The above exception was the direct cause of the following exception):$",
    re.ASCII,
)
_BEGINS = (
    "Traceback (most recent call last):",
    "Exception Group Traceback (most recent call last):",
)
# What stands before each line of a group of errors.
_GROUP = re.compile(r"^ {2,}[|+] ?")
# "module.Class: message", or a bare class of the language itself; the message is cut off.
_RAISED = re.compile(r"^(?P<kind>[A-Za-z_]\w*(?:\.\w+){0,8})(?::|$)", re.ASCII)
_FATAL = re.compile(
    r"^Fatal Python error: (Segmentation fault|Aborted|Bus error|Illegal instruction"
    r"|Floating.point exception|Stack overflow|none_dealloc)"
)
_THREAD = re.compile(r"^(?:Current thread|Thread) 0x[0-9a-f]+\b.*\(most recent call first\):$")
_QT_NAME = re.compile(r"Q[A-Z]+[a-z]\w*(?:::~?\w+)*", re.ASCII)
_QT_VOCABULARY = (
    "a about access accessible active actually after all allocate already an and another any are "
    "as at available be because been before being bind bus but by called can cannot cast change "
    "children class clipboard closed combination connect connected connection context cookie "
    "could create created current cursor data database default deleted destroyed device directory "
    "disk display does drawing driver each empty engine error event events exist exists failed "
    "family file filter find focus font fonts for format found from full geometry given glyph gui "
    "had has have held icon if image in index information input inside installed instance invalid "
    "invoke is item its key layout length load loaded loop main maximum memory method minimum "
    "missing mode model module mouse moved name native negative never no non not null object of "
    "on only open option or out outside own paint painter palette parent parse permission pixmap "
    "platform plugin point pool possible printer process property queue rather read ready "
    "recursive registered remove repaint replace resource returned running same screen second see "
    "selection server session set should signal size slot socket source specify start started "
    "state stop style support supported system target than that the theme there this thread "
    "threads timeout timer timers to too top try type unable unknown unsupported use used using "
    "valid value version was when while whose widget width window with within without write wrong "
    "xcb you your zero"
)
_QT_WORDS = frozenset(_QT_VOCABULARY.split())


def plain_word(text: str) -> str:
    """A word as programs use them, or a question mark: a code of a server, a kind, a class."""
    return text if _WORD.fullmatch(text) and text.isascii() else "?"


def plain_qt(text: str) -> str:
    """What Qt says, with an underscore for every word that is not of its own usual ones."""
    said = []
    for word in text[: TEXT_CHARS_MAX * 5].split():
        bare = word.strip(".,:;!?()'\"")
        known = bare.lower() in _QT_WORDS or _QT_NAME.fullmatch(bare) is not None
        said.append(bare if known else "_")
    return " ".join(said)[:TEXT_CHARS_MAX]


def plain_trace(text: str) -> str:
    """Tracebacks as Python and faulthandler write them: files of programs, lines, kinds of errors.

    Source lines, messages, notes, and whatever stands around them are left out.
    """
    return "".join(f"{line}\n" for line in _kept(text.splitlines()))


def _kept(lines: Iterable[str]) -> Iterator[str]:
    # Only right behind frames does an error stand; a message's second line may look like one.
    follows_frames = False
    for each in lines:
        line = _GROUP.sub("", each, count=1)
        frame = _FRAME.match(line)
        if frame is not None:
            follows_frames = True
            yield f"  {_place(frame['path'])}:{frame['line']} {frame['name']}"
            continue
        if _HEAD.match(line) or line in _BEGINS:
            yield line
        elif fatal := _FATAL.match(line):
            yield fatal[0]
        elif _THREAD.match(line):
            yield "thread:"
        elif follows_frames and line[:1] not in {" ", ""}:
            follows_frames = False
            raised = _RAISED.match(line)
            yield raised["kind"] if raised else "?"


def _place(path: str) -> str:
    """Where a file lies within the program, its libraries or Python; nothing of the computer."""
    parts = path.replace("\\", "/").split("/")
    for root in (*_ROOTS, *_LIBRARIES):
        if root in parts:
            inside = parts[parts.index(root) :]
            break
    else:
        inside = ["python", *parts[-1:]] if any(each.startswith("python") for each in parts) else []
    return "/".join(inside) if inside and path.endswith(".py") else "?"
