"""A second thing that a sentence tells of, with somebody else: it has a line of its own."""

from __future__ import annotations

import re

from ledger.capture._asking import About, Candidate, Question
from ledger.capture._phrases import DAY, NAME
from ledger.capture._sentence import Sentence
from ledger.model.contact import Contact

_JOINED = (
    rf"(?:(?:[,;.+&]|(?<=[\s{NAME}{DAY}])and|(?<=\s)then)\s+)+"
    r"(?:(?:and|then|also|later|afterwards?|i|we|just)\s+)*"
)
_ANOTHER = r"(?:an?|the|another|my|our)\s+"
_DID = (
    r"(?:called|rang|phoned|e-?mailed|messaged|texted|pinged|met(?:\s+(?:with|up\s+with))?|visited|"
    r"thanked|wrote\s+to|followed\s+up\s+with|invited|"
    rf"(?:left|sent)\s+(?:{_ANOTHER})?(?:voice ?mail|e-?mail|message|note|letter|proposal)\s+"
    r"(?:to|for|with))"
)
_HELD = (
    rf"(?:(?:had|grabbed|took|got|did)\s+)?(?:{_ANOTHER})?(?:\w+\s+)?"
    r"(?:coffee|lunch|dinner|breakfast|drinks|call|video|meeting|interview|visit|chat|talk|e-?mail|"
    r"message)\s+(?:with|to|from)"
)
_TOLD = r"(?:replied|answered|called|rang|phoned|e-?mailed|messaged|texted|wrote|declined)\b"
_NAME = rf"(?:the\s+)?(?P<whom>{NAME}+)(?!{NAME}|['’]s)"
_DEED = re.compile(
    rf"{_JOINED}(?:(?P<mine>{_DID}|{_HELD})\s+{_NAME}|(?P<who>{NAME}+)\s+(?P<theirs>{_TOLD}))",
    re.IGNORECASE,
)


def two_things(sentence: Sentence, first: int, word: str) -> Question | None:
    """Whether all of it is the one `word` whose words begin at `first`; None where it is.

    Who is named before the words for something else takes part in the first; whoever is new
    behind them does in the other.
    """
    other = "" if sentence.todo else _other_deed(sentence, first)
    if not other:
        return None
    return Question(
        About.KIND,
        "",
        f"`{other}` tells of something else, with somebody else",
        (Candidate(word, f"one {word} with all of them"),),
        f"say a sentence for each, or --kind {word} where it was one",
    )


def _other_deed(sentence: Sentence, first: int) -> str:
    people = [one for one in sentence.mentions if isinstance(one.candidates[0], Contact)]
    for match in _DEED.finditer(sentence.main, first):
        before = {one.candidates[0].path for one in people if one.start < match.start()}
        at = match.start("whom" if match["whom"] else "who")
        named = next((one for one in people if one.start == at), None)
        if named and before and named.candidates[0].path not in before:
            return " ".join((match["mine"] or match["theirs"]).split())
    return ""
