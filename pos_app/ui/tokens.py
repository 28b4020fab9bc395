"""Colours and sizes of the window: the only module that spells a colour."""

from __future__ import annotations

from msgspec import Struct, structs


class Tokens(Struct, frozen=True, kw_only=True):
    """One theme: each field is a colour as `#rrggbb`."""

    canvas: str
    surface: str
    sunken: str
    hover: str
    border: str
    border_strong: str
    text: str
    text2: str
    text3: str
    nav: str
    nav_hover: str
    nav_text: str
    nav_on: str
    nav_on_text: str
    nav_accent: str
    brand: str
    brand_hover: str
    brand_down: str
    on_brand: str
    brand_key: str
    brand_tint: str
    brand_line: str
    hero1: str
    hero2: str
    hero_text: str
    hero_sub: str
    danger: str
    danger_tint: str
    warn: str
    warn_tint: str
    info: str
    info_tint: str
    khata: str
    khata_tint: str
    key: str
    key_text: str
    toast: str
    toast_text: str
    toast_action: str
    toast_key: str
    toast_key_text: str
    focus: str
    shadow: str

    def by_name(self) -> dict[str, str]:
        """Every colour under its field's name, for the style sheet."""
        return structs.asdict(self)


LIGHT = Tokens(
    canvas="#F1F4F1",
    surface="#FFFFFF",
    sunken="#E8EDE9",
    hover="#F3F7F4",
    border="#D5DDD7",
    border_strong="#7F8C84",
    text="#14201A",
    text2="#4A584F",
    text3="#5F6D65",
    nav="#0D231A",
    nav_hover="#143022",
    nav_text="#A9C4B6",
    nav_on="#1B4533",
    nav_on_text="#FFFFFF",
    nav_accent="#7BE0B4",
    brand="#0A6B4B",
    brand_hover="#085A3F",
    brand_down="#064731",
    on_brand="#FFFFFF",
    brand_key="#216F54",
    brand_tint="#E1F3EA",
    brand_line="#0E8A61",
    hero1="#0C4A35",
    hero2="#0A3728",
    hero_text="#FFFFFF",
    hero_sub="#B7DCCB",
    danger="#B3261E",
    danger_tint="#FCEBE9",
    warn="#8A4B00",
    warn_tint="#FFF1D6",
    info="#1B57C4",
    info_tint="#E6EEFC",
    khata="#5A3DB5",
    khata_tint="#EEEAFB",
    key="#EEF2EF",
    key_text="#55635A",
    toast="#16241D",
    toast_text="#F2F7F4",
    toast_action="#7BE0B4",
    toast_key="#2C3F35",
    toast_key_text="#CFE3D9",
    focus="#1B57C4",
    shadow="#14201A",
)

DARK = Tokens(
    canvas="#0C120F",
    surface="#151E19",
    sunken="#0F1612",
    hover="#1A2520",
    border="#29362F",
    border_strong="#71827A",
    text="#E9F1EC",
    text2="#AEBDB5",
    text3="#8F9F96",
    nav="#08100C",
    nav_hover="#0E1C15",
    nav_text="#8FA79B",
    nav_on="#163629",
    nav_on_text="#FFFFFF",
    nav_accent="#7BE0B4",
    brand="#3CCB95",
    brand_hover="#55D8A6",
    brand_down="#2CB17F",
    on_brand="#04231A",
    brand_key="#2AA878",
    brand_tint="#12302A",
    brand_line="#3CCB95",
    hero1="#0F4936",
    hero2="#0B3226",
    hero_text="#FFFFFF",
    hero_sub="#A6D6C1",
    danger="#FF8F86",
    danger_tint="#3A1815",
    warn="#F5BC55",
    warn_tint="#35270C",
    info="#8DB6FF",
    info_tint="#15233F",
    khata="#BBA8FF",
    khata_tint="#251D40",
    key="#22302A",
    key_text="#A9B8B0",
    toast="#E9F1EC",
    toast_text="#14201A",
    toast_action="#0A6B4B",
    toast_key="#CBD8D1",
    toast_key_text="#33443B",
    focus="#8DB6FF",
    shadow="#000000",
)

# WCAG 2.2: 4.5 for text, 3.0 for large text and for the edge of a control.
TEXT_CONTRAST_MIN = 4.5
EDGE_CONTRAST_MIN = 3.0
TEXT_PAIRS = (
    ("text", "surface"),
    ("text", "canvas"),
    ("text", "sunken"),
    ("text", "hover"),
    ("text", "brand_tint"),
    ("text2", "surface"),
    ("text2", "canvas"),
    ("text2", "sunken"),
    ("text2", "brand_tint"),
    ("text3", "surface"),
    ("text3", "hover"),
    ("text3", "sunken"),
    ("text3", "brand_tint"),
    ("brand", "surface"),
    ("brand", "brand_tint"),
    ("on_brand", "brand"),
    ("on_brand", "brand_hover"),
    ("on_brand", "brand_key"),
    ("hero_text", "hero1"),
    ("hero_text", "hero2"),
    ("hero_sub", "hero1"),
    ("hero_sub", "hero2"),
    ("khata", "khata_tint"),
    ("khata", "surface"),
    ("info", "info_tint"),
    ("info", "surface"),
    ("warn", "warn_tint"),
    ("warn", "surface"),
    ("danger", "danger_tint"),
    ("danger", "surface"),
    ("key_text", "key"),
    ("nav_text", "nav"),
    ("nav_text", "nav_hover"),
    ("nav_on_text", "nav_on"),
    ("toast_text", "toast"),
    ("toast_action", "toast"),
    ("toast_key_text", "toast_key"),
)
EDGE_PAIRS = (
    ("border_strong", "surface"),
    ("brand_line", "surface"),
    ("brand_line", "brand_tint"),
    ("focus", "surface"),
    ("focus", "canvas"),
    ("nav_accent", "nav_on"),
)

# Logical pixels; Qt scales them to the screen.
RAIL_WIDTH_PX = 78
TOP_BAR_HEIGHT_PX = 52
COMMAND_BAR_HEIGHT_PX = 56
PAY_SIDE_WIDTH_PX = 404
PAY_SIDE_NARROW_PX = 360
PAY_BUTTON_HEIGHT_PX = 70
HALF_BUTTON_HEIGHT_PX = 58
CASH_BUTTON_HEIGHT_PX = 50
TILE_HEIGHT_PX = 66
STRIP_HEIGHT_PX = 42
ROW_HEIGHT_PX = 56
FIELD_HEIGHT_PX = 44

RADIUS_CHIP_PX = 6
RADIUS_BUTTON_PX = 10
RADIUS_CARD_PX = 14

HERO_PX = 60
TITLE_PX = 24
HEADING_PX = 18
BODY_PX = 16
LABEL_PX = 14
SMALL_PX = 13
CAPTION_PX = 12


def contrast(first: str, second: str) -> float:
    """The contrast ratio of two `#rrggbb` colours, 1 to 21, as WCAG 2.2 defines it."""
    lighter, darker = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    """The relative luminance of an sRGB colour, 0 to 1."""
    red, green, blue = (_linear(int(colour[start : start + 2], 16) / 255) for start in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    """One sRGB channel, 0 to 1, with its gamma taken off."""
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4
