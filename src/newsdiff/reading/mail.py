"""A mail taken apart: its text, plain and as HTML, and what its head says of it.

Runs in the child process, as the task `mail`. Attachments are left alone, mails among them; a mail that is shown inside a mail
is read like its text.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from email.utils import parseaddr
from typing import Any

from newsdiff.errors import DamagedSource
from newsdiff.reading.decoding import unmarked

__all__ = ["mail"]

MOST_PARTS = 500
"""Parts of a mail; each mention of a boundary counts, and the parser takes the square of that in time."""

_LONGEST_HEADER = 2000


def mail(data: bytes, _settings: Mapping[str, Any]) -> dict[str, str]:
    """The `plain` and the `html` text of a mail, with its `title`, `byline` and `published`; "" for what it has not.

    Raises DamagedSource if it is made of too many parts.
    """
    if data.count(b"boundary") > MOST_PARTS:
        raise DamagedSource("a mail of too many parts", mend="save its text as .txt and read that")
    message = BytesParser(policy=policy.default).parsebytes(unmarked(data))
    texts: dict[str, list[str]] = {"plain": [], "html": []}
    for part in _texts(message):
        texts[part.get_content_subtype()].append(_decoded(part))
    return {
        "plain": "\n\n".join(texts["plain"]),
        "html": "\n".join(texts["html"]),
        "title": _header(message, "Subject"),
        "byline": parseaddr(_header(message, "From"))[0],
        "published": _day(message),
    }


def _texts(message: EmailMessage) -> Iterator[EmailMessage]:
    """The parts that are text to be shown. Nothing inside an attachment is."""
    waiting: list[Any] = [message]
    for _ in range(MOST_PARTS):
        if not waiting:
            return
        part = waiting.pop()
        if part.get_content_disposition() == "attachment":
            continue
        if part.is_multipart():
            waiting += part.get_payload()[::-1]
        elif part.get_content_type() in ("text/plain", "text/html") and isinstance(part, EmailMessage):
            yield part


def _decoded(part: EmailMessage) -> str:
    """The words of a part. What its encoding cannot mean is replaced; one unknown or not named is taken for UTF-8."""
    if part.get_content_charset() is not None:
        try:
            return str(part.get_content(errors="replace"))
        except (LookupError, ValueError, AssertionError):
            pass
    payload = part.get_payload(decode=True)
    return payload.decode("utf-8", "replace") if isinstance(payload, bytes) else ""


def _header(message: EmailMessage, name: str) -> str:
    """A header as text; "" where it is missing or too broken to be parsed."""
    try:
        return str(message.get(name, ""))[:_LONGEST_HEADER]
    except (ValueError, IndexError, AttributeError, TypeError):
        return ""


def _day(message: EmailMessage) -> str:
    try:
        return message["Date"].datetime.date().isoformat() if message["Date"] else ""
    except (ValueError, IndexError, AttributeError, TypeError):
        return ""
