"""What may reach a terminal or an export, said once more and otherwise than `newsdiff.clean` says it."""

from __future__ import annotations

import base64
import re
import unicodedata

_STYLE = re.compile(r"\x1b\[[\d;:]*m")
_CONTROL = re.compile(
    r"\x1b\[(?P<csi>[0-?]*[ -/]*[@-~])|\x1b\](?P<osc>[^\x07\x1b]*)(?:\x07|\x1b\\)|\x1b[P_^X].*?\x1b\\|\x1b[ -/]*[0-~]",
    re.DOTALL,
)
_KEPT = "\u200c\u200d\u200e\u200f\u061c"
_HIDDEN = ("Cc", "Cs", "Co", "Zl", "Zp")


def faults(text: str, *, styled: bool = False) -> set[str]:
    """The characters in a text that should not be in it, as escapes; `styled` allows colours."""
    text = _STYLE.sub("", text) if styled else text
    return {ascii(char) for char in set(text) - set("\n\t") if _is_fault(char)}


def longest_stack(text: str) -> int:
    """How many characters without a width follow one another at most."""
    longest = here = 0
    for char in text:
        here = here + 1 if unicodedata.category(char) in ("Mn", "Me", "Cf") else 0
        longest = max(longest, here)
    return longest


def controls(output: bytes) -> tuple[set[str], str, list[str]]:
    """What a program sent to a terminal: the kinds of control sequences, the text between them, what it copied."""
    text = output.decode("utf-8", "surrogateescape")
    kinds: set[str] = set()
    copied: list[str] = []

    def kind(match: re.Match[str]) -> str:
        if (osc := match["osc"]) and osc.startswith("52;c;"):
            copied.append(base64.b64decode(osc[5:]).decode())
            osc = "52;c;"
        csi = match["csi"]
        kinds.add(
            f"CSI {csi[-1] if csi[-1] in 'mHABCDGKJ' and csi[0] != '?' else csi}" if csi else f"{match[0][:2]!r} {osc or ''}"
        )
        return ""

    rest = _CONTROL.sub(kind, text).replace("\r", "")
    return kinds, rest, copied


def _is_fault(char: str) -> bool:
    category = unicodedata.category(char)
    if category == "Cf":
        return not (char in _KEPT or "\u0600" <= char <= "\u08ff" or "\U00013430" <= char <= "\U0001343f")
    return category in _HIDDEN or 0xE0000 <= ord(char) <= 0xE0FFF or char in "\u3164\uffa0\u115f\u1160"
