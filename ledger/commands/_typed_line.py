"""A line as it stands on a shell's prompt while it is being typed, taken apart."""

from __future__ import annotations

from ledger.value import Value

_SPACE = " \t\n"
# What a backslash takes its meaning from between double quotes.
_ESCAPED = '\\"$`\n'
_PLAIN = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_./,:@%+=-")


class TypedLine(Value, frozen=True):
    """The finished words of a line and the one that has been begun, without their quotes.

    `quote` is the quotation mark that is still open. `settled` is the beginning of the last
    word that bash keeps: it completes what follows the last mark that breaks words, or quote.
    """

    words: tuple[str, ...]
    begun: str
    quote: str = ""
    settled: str = ""


def typed_line(text: str, breaks: str = "") -> TypedLine:
    """A line up to the cursor, read as shells read it; `breaks` are the marks that break words.

    A quote or a backslash at the end that nothing closes is as if it were still being typed.
    """
    words: list[str] = []
    word, quote, settled = "", "", ""
    inside = escaped = False
    for character in text:
        if escaped:
            kept = quote and character not in _ESCAPED
            word += f"\\{character}" if kept else character
            escaped = False
        elif character == "\\" and quote != "'":
            escaped, inside = True, True
        elif quote:
            if character == quote:
                quote, settled = "", word
            else:
                word += character
        elif character in ("'", '"'):
            quote, settled, inside = character, word, True
        elif character in _SPACE:
            if inside:
                words.append(word)
            word, settled, inside = "", "", False
        else:
            # A host's name is completed with its mark, `@northwind`.
            before = word
            word, inside = word + character, True
            if character in breaks:
                settled = before if character == "@" else word
    return TypedLine(tuple(words), word, quote, settled)


def for_bash(word: str, line: TypedLine) -> str | None:
    """What bash puts behind the settled part of a line to make a word of it; None where it cannot.

    Quoted as the line has begun to.
    """
    if not word.casefold().startswith(line.settled.casefold()):
        return None
    rest = word[len(line.settled) :]
    if line.quote == "'":
        return rest.replace("'", "'\\''")
    if line.quote:
        return "".join(f"\\{one}" if one in _ESCAPED else one for one in rest)
    return "".join(one if one in _PLAIN or not one.isascii() else f"\\{one}" for one in rest)
