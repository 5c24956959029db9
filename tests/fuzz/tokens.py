"""What provokes: everything that one of the formats read gives a meaning, or that breaks text."""

from __future__ import annotations

BYTES = (
    b"\x00", b"\xff", b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf", b"\xc3", b"\xe2\x80",
    b"\xed\xa0\x80",
    b"\xf4\x90\x80\x80", b"\r", b"\r\n", b"\n\n", b"\x1a", b"\x1b[31m", b"\x85", b"\x0b", b"\x0c",
    b"PK\x03\x04", b"\xd0\xcf\x11\xe0",
)  # fmt: skip

DATES = (
    "2026-09-20", "2026-02-30", "0001-01-01", "9999-12-31", "0000-00-00", "2026-11-22",
    "2027-01-01",
    "2026-9-2", "20.9.2026", "9/20/2026", "31/12/99", "20260920", "20260920T103000Z", "2026-W40",
    "24:00", "23:59:60", "10:30", "Sun, 20 Sep 2026 10:30:00 +0200", "08 Feb 2026", "1e400",
    "2026-09-20T10:30:00+99:99", "--0920", "99991231T235959Z", "00010101T000000", "1 Jul",
    "Juli 2026",
)  # fmt: skip

NUMBERS = (
    "0", "-1", "1e999", "NaN", "-inf", "99999999999999999999", "0.1", "1,5", "²", "٣", "1_000",
    "007",
    "2147483648", "1" * 400, "1" * 5_000, "0x1f", "12:34:56", "€60k", "60k", "60000 EUR", "×20",
    "×99999",
)  # fmt: skip

TEXTS = (
    "", " ", "\t", "\n", "\r\n", "\u2028", "\u0085", "\x00", "\x1b", "\ufeff", "\u202e", "\u200b",
    "é",
    "e\u0301", "\U0001f600", "ß", "İ", "ﬁ", "\udc80", "\udcff", "\ufffe", "\ufdfd", "会社", "عربي",
    "<script>", "</script>", "<!--", "-->", "&amp;", "%s", "{{ x }}", "{% x %}", "=1+1", "@SUM(A1)",
    "../../x", "CON", "a" * 300, "\\", "\\n", "\\,", "javascript:alert(1)", "https://[::1",
    "x@y.example",
    "mailto:a@b.example?subject=x", "NO", "null", "~", "true", "no",
)  # fmt: skip

MARKS = (
    "---", "...", "- ", "* ", "1. ", "# ", "> ", "`", "```", "~~~", "[[", "]]", "[", "]", "|",
    "::", ":",
    ": ", ",", "#", " #", "'", '"', '"""', "{", "}", "&a", "*a", "!", "!!str", "<<: ", "? ", "%",
    "@", ";",
    "=", "==", "(", ")", "<", ">", "$", "^", "<<<<<<< a", "=======", ">>>>>>> b", "%%", "[ ] ",
    "[x] ",
)  # fmt: skip

WORDS = (
    "coffee", "interview", "intervew", "application", "follow-up", "off", "busy", "setback",
    "offer", "2a",
    "45m", "1h30m", "1.5h", "2w", "got:: ", "gave:: ", "next:: 2026-09-20", "via:: ",
    "rated:: 9 selling",
    "[auto:: yes]", "[[dana-kim]]", "[[a|b]]", "[[a/b#c]]", "name: ", "stages:", "needs:",
    "offers:",
    "private: true", "private: maybe", "kind: campaign", "kind: x", "level 3", "must", "from ",
    "because",
    "researching", "applied", "interviewing", "evaporated", "<!-- headway: ignore HW502 -->",
    "headway: ignore", "HW105", "duplicate-key", "BEGIN:VCARD", "END:VCARD", "BEGIN:VEVENT",
    "END:VCALENDAR",
    "Subject: ", "From: ", "=?utf-8?B?4pyT?=", "=?x?Q?=",
    "From a@b.example Sun Sep 20 10:30:00 2026",
)  # fmt: skip

TOKENS = (*DATES, *NUMBERS, *TEXTS, *MARKS, *WORDS)
VALUES = (*DATES, *NUMBERS, *TEXTS, *WORDS)
