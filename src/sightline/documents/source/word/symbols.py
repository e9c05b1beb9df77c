"""What do characters of picture fonts stand for? Word writes ticks and bullets that way."""

from __future__ import annotations

# By font and by the code within it; Word adds F000 to the code.
FONTS = {
    "wingdings": {
        0xFC: "✓", 0xFB: "✗", 0xFE: "☑", 0xFD: "☒", 0xA8: "☐", 0x6F: "☐", 0x71: "☐",
        0x78: "☒", 0xA7: "▪", 0xD8: "➢", 0xE0: "→", 0xDF: "←", 0xE8: "→", 0x28: "☎",
        0x2A: "✉", 0x4A: "☺", 0x4C: "☹", 0x9F: "•", 0x6C: "●", 0x6E: "■",
    },
    "wingdings 2": {
        0x50: "✓", 0x4F: "✗", 0x52: "☑", 0x51: "☒", 0x53: "☒", 0x54: "☒", 0xA3: "☐", 0x2A: "☐",
    },
    "symbol": {
        0xB7: "•", 0xAE: "→", 0xAC: "←", 0xB0: "°", 0xB1: "±", 0xB3: "≥", 0xA3: "≤",
        0xB4: "×", 0xB8: "÷", 0xB9: "≠", 0x2D: "−", 0x6D: "μ", 0xD4: "™", 0xD2: "®", 0xD3: "©",
    },
}  # fmt: skip
PRIVATE = 0xF000


def shown(font: str, code: str) -> str:
    """The character that the code shows in the font; "" where that is not known."""
    try:
        number = int(code, 16)
    except ValueError:
        return ""
    within = number - PRIVATE if number >= PRIVATE else number
    known = FONTS.get(font.lower(), {}).get(within, "")
    if known or number >= PRIVATE or font.lower() in FONTS or number < ord(" "):
        return known
    return chr(number)
