"""What there is to do about the people who help, in few words that lead to the whole advice."""

from __future__ import annotations

from collections.abc import Mapping

from ledger.actions import Action
from ledger.model.contact import Contact
from ledger.pages._links import Links
from ledger.pages._results import Results
from ledger.value import Value

# The rules whose actions stand on the page of the network, each in few words.
RULES: Mapping[str, str] = {
    "introduction-thanks": "thank, and tell what became of it",
    "advocate-alone": "let less hang on one person",
    "advocate-cooling": "tell what became of it, bring something",
    "advocate-approach": "make the first approach",
    "advocate-list": "name one more",
}
# Others about a person stand on the first page.
ELSEWHERE: Mapping[str, str] = {"cadence-passed": "get in touch", "promise-due": "keep the promise"}
OTHER = "what comes first today"


class Act(Value, frozen=True):
    """What to do next with somebody, where the advice stands, the line to type; else empty."""

    said: str
    href: str
    line: str


NOTHING = Act("", "", "")


def network_actions(results: Results) -> tuple[Action, ...]:
    """The day's actions about those who help, in the order of the rules."""
    order = list(RULES)
    found = (action for action in results.actions if action.rule in RULES)
    return tuple(sorted(found, key=lambda action: order.index(action.rule)))


def act_for(links: Links, contact: Contact) -> Act:
    """The next act with somebody."""
    for action in links.results.actions_by_subject.get(contact.path, ()):
        if action.rule in RULES:
            return Act(RULES[action.rule], f"#{action.id}", action.line)
        said = ELSEWHERE.get(action.rule, OTHER)
        return Act(said, links.to("index.html", action.id), action.line)
    return NOTHING
