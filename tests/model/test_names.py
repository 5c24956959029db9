from __future__ import annotations

import time
import timeit

import pytest

from ledger.model.ledger import Ledger
from ledger.model.names import NameMatch, find_mentions
from tests.support import ledger_of

PEOPLE = {
    "dana-kim": "Dana Kim",
    "lee-park": "Lee Park",
    "prof-adair": "Prof. Judith Adair",
    "dr-anand": "Dr. Meera Anand",
    "imani": "Imani Okonkwo-Reed",
    "sean-obrien": "Seán O'Brien",
    "carol-ann-beebe": "Carol Ann Beebe",
    "wen-li-tran": "Wen-Li Tran",
    "robert-tull": "Robert Tull",
    "ines-bakker": "Ines Bakker",
    "pascal-guerin": "Pascal Guérin",
    "hollis-grant": "Hollis Grant",
    "will-teague": "Will Teague",
    "may-chen": "May Chen",
    "carver": "George Washington Carver",
    "van-der-berg": "Anna van der Berg",
    "wang-wei": "王伟",
}
FIRMS = {
    "northwind-gas": "Northwind Gas",
    "tessera-health": "Tessera Health",
    "cloudops-1": "CloudOps Inc.",
    "bar": "American Bar Association",
    "st-brannoc-health": "St. Brannoc Health",
    "kim-co": "Kim & Co",
    "larch-hill": "Larch Hill Children's Hospital",
    "two-creeks": "Two Creeks Veterinary",
}


@pytest.fixture(scope="module")
def ledger() -> Ledger:
    files = {f"contacts/{id}.md": f"---\nname: {name}\n---\n" for id, name in PEOPLE.items()}
    files |= {f"organizations/{id}.md": f"---\nname: {name}\n---\n" for id, name in FIRMS.items()}
    files |= {
        "contacts/dolores-a.md": "---\nname: Dolores Achterberg\naliases: [Lola A]\n---\n",
        "campaigns/tessera-counsel.md": (
            "---\nname: Tessera Health, privacy counsel\norganization: tessera-health\n---\n"
        ),
        "campaigns/rusk.md": "---\nname: Judith Adair, an inheritance\n---\n",
        "channels/linkedin.md": "---\nname: LinkedIn\n---\n",
        "channels/alumni.md": "---\nname: law school alumni list\n---\n",
        "channels/meetup.md": "---\nname: Fintech Counsel Meetup\n---\n",
        "channels/writing.md": "---\nname: posts on vendor data terms\n---\n",
        "skills/regulatory.md": "---\nname: health regulatory\n---\n",
        "skills/privacy.md": "---\nname: privacy\n---\n",
        "me.md": "---\nname: Maya Lind\n---\n",
    }
    return ledger_of(files)


def said(text: str, ledger: Ledger) -> list[str]:
    return [
        f"{text[one.start : one.end]}={'|'.join(record.id for record in one.candidates)}"
        for one in find_mentions(text, ledger)
    ]


@pytest.mark.parametrize(
    ("text", "mentions"),
    [
        ("coffee with dana", ["dana=dana-kim"]),
        ("coffee with Dana Kim about Tessera", [
            "Dana Kim=dana-kim", "Tessera=tessera-health|tessera-counsel",
        ]),
        ("tessera said yes", ["tessera=tessera-health|tessera-counsel"]),
        ("Prof. Adair, Dr. Anand and ms okonkwo", [
            "Prof. Adair=prof-adair", "Dr. Anand=dr-anand", "ms okonkwo=imani",
        ]),
        ("Sean O'Brien, Sean O’Brien and O'Brien", [
            "Sean O'Brien=sean-obrien", "Sean O’Brien=sean-obrien", "O'Brien=sean-obrien",
        ]),
        ("Carol-Ann met Wen-Li", ["Carol-Ann=carol-ann-beebe", "Wen-Li=wen-li-tran"]),
        ("Carol Ann, then Carol", ["Carol Ann=carol-ann-beebe", "Carol=carol-ann-beebe"]),
        ("PASCAL GUERIN and Guérin", ["PASCAL GUERIN=pascal-guerin", "Guérin=pascal-guerin"]),
        ("Bob Tull, Bobby and tull", [
            "Bob Tull=robert-tull", "Bobby=robert-tull", "tull=robert-tull",
        ]),
        ("George Carver and George Washington", [
            "George Carver=carver", "George Washington=carver",
        ]),
        ("Anna van der Berg, van der Berg", [
            "Anna van der Berg=van-der-berg", "van der Berg=van-der-berg",
        ]),
        ("Dana M. Kim, Dana K., D. Kim", [
            "Dana M. Kim=dana-kim", "Dana K.=dana-kim", "D. Kim=dana-kim",
        ]),
        ("CloudOps and the ABA", ["CloudOps=cloudops-1", "ABA=bar"]),
        ("St. Brannoc, St Brannoc and Brannoc", [
            "St. Brannoc=st-brannoc-health",
            "St Brannoc=st-brannoc-health",
            "Brannoc=st-brannoc-health",
        ]),
        ("Larch Hill Children's said no", ["Larch Hill Children's=larch-hill"]),
        ("Two Creeks, two of them", ["Two Creeks=two-creeks"]),
        ("posted on linkedin and the alumni list", ["linkedin=linkedin", "alumni list=alumni"]),
        ("learned privacy", ["privacy=privacy"]),
        ("read up on health regulatory", ["health regulatory=regulatory"]),
        ("Kim Dana wrote", ["Kim Dana=dana-kim"]),
        ("call with lola a", ["lola=dolores-a"]),
        ("call with Lola A", ["Lola A=dolores-a"]),
        ("Kim wrote", ["Kim=dana-kim|kim-co"]),
        ("talk at Kim", ["Kim=kim-co|dana-kim"]),
        ("Mr. Kim wrote", ["Mr. Kim=dana-kim"]),
        ("met 王伟 again", ["王伟=wang-wei"]),
        ("met Dana. Kim called", ["Dana=dana-kim", "Kim=dana-kim|kim-co"]),
        ("[[dana-kim]] and [[lee-park|Lee]], [[nobody]]", [
            "[[dana-kim]]=dana-kim", "[[lee-park|Lee]]=lee-park",
        ]),
        ("dana-kim and contacts/dana-kim", ["dana-kim=dana-kim", "dana-kim=dana-kim"]),
    ],
)  # fmt: skip
def test_names_as_people_say_them(text: str, mentions: list[str], ledger: Ledger) -> None:
    assert said(text, ledger) == mentions


@pytest.mark.parametrize(
    "text",
    [
        "coffee with Dana Kowalski",
        "coffee with dana kowalski about terms",
        "Susan Kim called",
        "met Dana Kim-Jones",
        "met Dana W. for lunch",
        "Dana Lee is new",
        "dana lee is new",
        "Dana-Lee came",
        "Northwind Energy wrote",
        "met Mary Dana Kim",
        "met Dana van Kim",
        "met Anna van den Berg",
    ],
)
def test_a_known_name_beside_a_strange_one_is_nobodys(text: str, ledger: Ledger) -> None:
    assert said(text, ledger) == []


@pytest.mark.parametrize(
    "text",
    [
        "will may grant hope",
        "Will they come?",
        "May be late. Grant money came",
        "back in May",
        "by May 3",
        "the privacy team was writing a post",
        "fintech counsel, two of them",
        "danae, redana, adana and kimono",
        "write to dana@kim.com, see www.tessera.com and https://northwind.com/dana",
        "`Dana Kim` and ``Lee ` Park``",
        "[dana:: 3] and #dana and dana.pdf",
        "the aba of it",
        "Maya Lind wrote",
        "COFFEE WITH WILL",
    ],
)
def test_no_mention(text: str, ledger: Ledger) -> None:
    assert said(text, ledger) == []


def test_a_word_that_is_a_name_counts_where_nothing_else_can_be_meant(ledger: Ledger) -> None:
    assert said("call with Will", ledger) == ["Will=will-teague"]
    assert said("in May I met May", ledger) == ["May=may-chen"]
    assert said("May Chen wrote", ledger) == ["May Chen=may-chen"]
    assert said("Will called, will you?", ledger) == ["Will=will-teague"]
    assert said("lunch with Ms. Grant", ledger) == ["Ms. Grant=hollis-grant"]


def test_what_a_name_matches_is_said(ledger: Ledger) -> None:
    text = "[[dana-kim]] dana-kim, Dana Kim; Lola A; Dana; Bob"
    assert [one.match for one in find_mentions(text, ledger)] == [
        NameMatch.LINK, NameMatch.ID, NameMatch.NAME, NameMatch.ALIAS, NameMatch.PART,
        NameMatch.NICKNAME,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "possessive"),
    [
        ("Dana's slides", True),
        ("Dana’s slides", True),
        ("Ines' slides", True),
        ("'Ines' it is", False),
        ("[[dana-kim]]'s slides", True),
        ("St. Brannoc's", True),
        ("Larch Hill Children's", False),
    ],
)
def test_a_possessive_is_told_apart(text: str, possessive: bool, ledger: Ledger) -> None:
    (mention,) = find_mentions(text, ledger)
    assert mention.possessive is possessive
    assert text[mention.start : mention.end].rstrip("]")[-1] not in "'’"


def test_an_alias_goes_before_a_given_name_and_that_before_a_nickname() -> None:
    ledger = ledger_of(
        {
            "contacts/a.md": "---\nname: Ines Bakker\naliases: [Ines]\n---\n",
            "contacts/b.md": "---\nname: Ines Lopez\n---\n",
            "contacts/c.md": "---\nname: Bob Stone\n---\n",
            "contacts/d.md": "---\nname: Robert Tull\n---\n",
            "contacts/e.md": "---\nname: Lee Park\n---\n",
            "contacts/f.md": "---\nname: Lee Wong\n---\n",
        }
    )
    assert said("Ines, Bob and Lee", ledger) == ["Ines=a", "Bob=c", "Lee=e|f"]


def test_it_stays_quick_with_ten_thousand_records() -> None:
    given = ["Dana", "Lee", "Ines", "Robert", "Wen"]
    files = {
        f"contacts/p{n}.md": f"---\nname: {given[n % 5]} Fam{n % 2500:04}x\n---\n"
        for n in range(10_000)
    }
    ledger = ledger_of(files)
    find_mentions("a first one makes the index", ledger)
    text = "coffee 1h with Dana Fam0005x about terms, intro to Lee"
    took = timeit.repeat(lambda: find_mentions(text, ledger), timer=time.process_time, number=1)
    assert min(took) < 0.05
    assert len(find_mentions(text, ledger)) == 2


def test_a_long_text_takes_no_longer_than_its_length(ledger: Ledger) -> None:
    text = "coffee with Dana Kim and lee about Tessera. " * 2000
    began = time.process_time()
    assert len(find_mentions(text, ledger)) == 6000
    assert time.process_time() - began < 5
