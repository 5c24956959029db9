"""The forms in which two addresses of a person are one: of e-mail, of a profile, of a phone."""

from __future__ import annotations

import re
from urllib.parse import unquote

from ledger.wording import fold

_SCHEME = re.compile(r"^[a-z][a-z0-9+.-]*://", re.IGNORECASE)
# A member's page, whatever country's door it was copied at and whatever follows the name.
_LINKEDIN = re.compile(
    r"(?:[a-z]{1,3}\.)?linkedin\.com/(?:mwlite/)?(in|pub|company|school)/([^/?#]+)"
)
_MEMBER = re.compile(r"(?:in|pub)/")
_NETWORKS = frozenset(
    (
        "bsky.app", "facebook.com", "github.com", "gitlab.com", "instagram.com", "linkedin.com",
        "mastodon.social", "orcid.org", "twitter.com", "x.com", "xing.com",
    )
)  # fmt: skip
# What a page's address is given to count who comes from where.
_TRACKING = re.compile(
    r"(?<![^&])(?:utm_[a-z]+|fbclid|gclid|igshid|trk|originalsubdomain)=[^&#]*&?"
)
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+")
_EMPTY_END = re.compile(r"[?&#/]+$")

_NO_DIGIT = re.compile(r"\D+")
_TRUNK = re.compile(r"\(0\)")
_EXTENSION = re.compile(r"(?:ext|extension|x|durchwahl|poste)\.?\s*\d+\s*$", re.IGNORECASE)
# A number is dialled with its country's code, or with a zero in its place: the end tells.
_LEAST_DIGITS, _TELLING_DIGITS = 7, 9

# Mailboxes that several people read: they say where somebody works, not who they are.
_SHARED = frozenset(
    (
        "admin", "administration", "bewerbung", "booking", "bonjour", "buero", "careers",
        "contact", "contacto", "contato", "enquiries", "events", "hallo", "hello", "help", "hi",
        "hr", "info", "inquiries", "jobs", "kontakt", "mail", "marketing", "news", "newsletter",
        "no-reply", "noreply", "office", "post", "press", "recruiting", "recruitment", "sales",
        "secretariat", "sekretariat", "service", "studio", "support", "team", "welcome",
    )
)  # fmt: skip


def plain_link(address: str) -> str:
    """An address without what does not tell two apart.

    That is scheme, `www.`, a final slash, what counts visitors; of a page at LinkedIn the
    country's door, the language and everything else behind the member's name.
    """
    bare = fold(_SCHEME.sub("", address.strip())).removeprefix("www.")
    if "linkedin.com/" in bare and (member := _LINKEDIN.match(bare)):
        return f"linkedin.com/{member[1]}/{fold(unquote(member[2]))}"
    if "?" in bare:
        place, _, query = bare.partition("?")
        bare = f"{place.rstrip('/')}?{_TRACKING.sub('', query)}"
        return _EMPTY_END.sub("", bare)
    return bare.rstrip("/")


def is_profile(address: str) -> bool:
    """Whether an address is one person's page at a network; an employer's site is everybody's."""
    site, _, rest = plain_link(address).partition("/")
    member = site != "linkedin.com" or _MEMBER.match(rest)
    return bool(rest and member) and site in _NETWORKS


def plain_email(address: str) -> str:
    """An e-mail address as it is compared: without `mailto:`, case folded."""
    return fold(address).removeprefix("mailto:")


def is_email(text: str) -> bool:
    """Whether a text is an e-mail address and nothing else, as where it stands for a name."""
    return _EMAIL.fullmatch(text.strip()) is not None


def is_shared(address: str) -> bool:
    """Whether several people may read what is sent to an address: `info@`, `office@`."""
    return plain_email(address).partition("@")[0] in _SHARED


def plain_phone(number: str) -> str:
    """The digits of a phone number that tell it from others; empty where there are too few.

    `+44 (0)20 7946 0958`, `0044 20 7946 0958` and `020 7946 0958` are one.
    """
    digits = _NO_DIGIT.sub("", _EXTENSION.sub("", _TRUNK.sub("", number))).lstrip("0")
    return digits[-_TELLING_DIGITS:] if len(digits) >= _LEAST_DIGITS else ""
