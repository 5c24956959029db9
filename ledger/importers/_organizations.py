"""The organizations of one import: a draft for each, however its name is spelled."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

from ledger.importers._drafts import Drafts
from ledger.model.draft import DraftValue
from ledger.model.organization_names import body_and_form, one_body
from ledger.model.record import RecordKind
from ledger.naming import slug

# What stands for an employer where there is none, or none that is told. Whoever writes it works
# with nobody else who does.
_NO_EMPLOYER = frozenset((
    "self-employed", "self-employment", "self", "myself", "freelance", "freelancer",
    "freelancing", "independent", "independent-consultant", "independent-contractor",
    "selbststandig", "selbstandig", "selbststaendig", "selbstaendig", "freiberuflich",
    "freiberufler", "freiberuflerin", "independant", "independante", "a-mon-compte", "autonomo",
    "autonoma", "por-cuenta-propia", "libero-professionista", "libera-professionista", "zzp",
    "unemployed", "retired", "career-break", "n-a", "na", "none", "unknown", "confidential",
))  # fmt: skip
# What an empty cell is filled with.
_DASHES = " -–—./?_"
# The key that keeps such a word.
_EMPLOYMENT = "employment"


@dataclass
class Organizations:
    """Gathers the organizations that an import names.

    Two names are one organization where they differ in case, punctuation or legal form alone,
    and no form that either was named with speaks against it: `Acme GmbH` and `Acme Inc` are two.
    """

    drafts: Drafts
    _bodies: dict[str, dict[str, str]] = field(default_factory=lambda: defaultdict(dict))

    def named(self, name: str) -> str:
        """The id of an organization's draft, made where there is none; empty for no name."""
        body, form = body_and_form(name)
        if not body:
            return self.drafts.named(RecordKind.ORGANIZATION, name)
        forms = self._bodies[body]
        if form in forms:
            return forms[form]
        known = next((one for one in forms.values() if _takes(forms, one, form)), "")
        forms[form] = known or self.drafts.named(RecordKind.ORGANIZATION, name)
        return forms[form]

    def employer(self, name: str) -> dict[str, DraftValue]:
        """What a contact's file says of where they work.

        A word that stands for no organization, such as `Self-employed`, is kept as a key of its
        own: else all who wrote it would be colleagues.
        """
        if not name.strip(_DASHES):
            return {}
        if slug(name) in _NO_EMPLOYER:
            return {_EMPLOYMENT: name}
        return {"organization": self.named(name)}

    def extend(self, known: str, fields: Mapping[str, DraftValue]) -> dict[str, DraftValue]:
        """Add to an organization what is not known of it; what is known otherwise is given back."""
        own = self.drafts.fields(known)
        told = {key: value for key, value in fields.items() if value}
        otherwise = {key: value for key, value in told.items() if own.get(key, value) != value}
        own.update({key: value for key, value in told.items() if key not in own})
        return otherwise


def _takes(forms: Mapping[str, str], known: str, form: str) -> bool:
    """Whether a legal form agrees with every one that an organization has been named with."""
    return all(one_body(form, other) for other, id_ in forms.items() if id_ == known)
