"""Asking whoever sits at the terminal what a sentence leaves open."""

from __future__ import annotations

import re
from collections.abc import Callable

import click

from ledger.capture import About, Question
from ledger.commands._naming import record_named
from ledger.commands._options import MisnamedError
from ledger.config import NOTE, Config
from ledger.model.ledger import Ledger
from ledger.terminal import visible
from ledger.wording import near_miss

# Two days that one stretch may mean, as a question names them.
_TWO_DAYS = re.compile(r"`(?P<said>[^`]+)` may be (?P<days>[^`]+): ")
_DAY = re.compile(r"(?:[A-Z]\w+ )?(\d{4}-\d{2}-\d{2})")

# What may be typed for an answer.
_ASKED = {
    About.WHO: "a number or a name",
    About.STRANGER: "a number",
    About.KIND: "a number, or any other kind",
}


def ask(question: Question, text: str, ledger: Ledger) -> str:
    """The answer to a question about a text; where it is about a time, the text as it is meant.

    Raises click.Abort where whoever is asked leaves.
    """
    click.echo(visible(question.said), err=True)
    if question.about is About.DAY:
        return _in_other_words(question, text)
    who = question.about is About.WHO
    answers = [one.answer for one in question.candidates]
    _show([f"{one.answer}, {one.shown}" if who else one.shown for one in question.candidates])
    return _prompt(_ASKED[question.about], lambda typed: _answer(question, answers, typed, ledger))


def kind_named(typed: str, config: Config) -> str:
    """The word for a kind as it is typed. Raises MisnamedError where it is none."""
    word = "-".join(typed.lower().split())
    if word == NOTE.name or config.kind(word):
        return word
    near = near_miss(word, config.kinds)
    meant = f"did you mean {near}?" if near else "headway explain format lists them"
    raise MisnamedError(f"`{visible(typed)}` is no kind; {meant}")


def _in_other_words(question: Question, text: str) -> str:
    """The sentence with the day that is chosen, or another one in its place."""
    match = _TWO_DAYS.match(question.said)
    days = list(_DAY.finditer(match["days"])) if match else []
    if match is None or len(days) < 2 or match["said"] not in text:
        again: str = click.prompt("say it in other words", err=True)
        return again
    _show([day[0] for day in days])
    chosen = _prompt("a number", lambda typed: _day(days, typed))
    return text.replace(match["said"], chosen, 1)


def _day(days: list[re.Match[str]], typed: str) -> str:
    if numbered := _numbered([day[1] for day in days], typed):
        return numbered
    named = [day[1] for day in days if typed == day[1]]
    if not named:
        raise MisnamedError(f"a number from 1 to {len(days)}, or one of these days, is asked for")
    return named[0]


def _answer(question: Question, answers: list[str], typed: str, ledger: Ledger) -> str:
    """The answer that a number, or a word for it, names. Raises MisnamedError."""
    if numbered := _numbered(answers, typed):
        return numbered
    if typed.lower() in answers:
        return typed.lower()
    if question.about is About.WHO:
        candidates = [one for one in map(ledger.find, answers) if one is not None]
        return record_named(typed, ledger, candidates, "these").id
    if question.about is About.KIND and not typed.isdigit():
        return kind_named(typed, ledger.config)
    raise MisnamedError(f"a number from 1 to {len(answers)} is asked for")


def _numbered(answers: list[str], typed: str) -> str:
    number = int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 4 else 0
    return answers[number - 1] if 1 <= number <= len(answers) else ""


def _show(answers: list[str]) -> None:
    for number, text in enumerate(answers, start=1):
        click.echo(f"  {number}  {visible(text)}", err=True)


def _prompt(said: str, read: Callable[[str], str]) -> str:
    """What is typed, asked for again until it can be read."""
    while True:
        typed: str = click.prompt(said, err=True)
        try:
            return read(typed.strip())
        except MisnamedError as error:
            click.echo(error.message, err=True)
