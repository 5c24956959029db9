"""The form in which two names of an organization are one, however its legal form is typed."""

from __future__ import annotations

from ledger.naming import slug

# How a legal form is written, and the one word it is compared as.
LEGAL_FORMS = {
    "ab": "ab", "ag": "ag", "as": "as", "aps": "aps", "bv": "bv", "co": "co", "company": "co",
    "corp": "corp", "corporation": "corp", "ev": "ev", "gmbh": "gmbh", "inc": "inc",
    "incorporated": "inc", "kg": "kg", "kk": "kk", "limited": "ltd", "llc": "llc", "llp": "llp",
    "lp": "lp", "ltd": "ltd", "ltda": "ltda", "nv": "nv", "oy": "oy", "plc": "plc", "pty": "pty",
    "sa": "sa", "sarl": "sarl", "sas": "sas", "se": "se", "sl": "sl", "spa": "spa", "srl": "srl",
}  # fmt: skip


def body_and_form(name: str) -> tuple[str, str]:
    """An organization's name without its legal form, and the form; `Acme, Inc.` is `acme`, `inc`.

    Case, accents and punctuation tell no two apart. A name that is nothing but a form is whole.
    """
    # `S.A.` and `B.V.` are a form as well: their letters stand together.
    words = [word for word in slug(name.replace(".", "")).split("-") if word]
    form: list[str] = []
    while len(words) > 1 and words[-1] in LEGAL_FORMS:
        form.insert(0, LEGAL_FORMS[words.pop()])
    return "".join(words), "-".join(form)


def one_body(form: str, other: str) -> bool:
    """Whether two legal forms of one name let them be one: one of them is left out, or both agree.

    `Acme GmbH` and `Acme Inc` are two.
    """
    return not form or not other or form == other
