"""What the made ledgers are made of: names and notes in several scripts, and what people say."""

from __future__ import annotations


def slug(text: str) -> str:
    """A text as a part of an id."""
    return text.lower().replace(" ", "-")


_GIVEN = """
    dana|Dana ines|Inès bjorn|Björn yuki|由紀 olga|Ольга eleni|Ελένη noor|نور tal|טל min|민
    wei|伟 lucia|Lucía jose|José soren|Søren agnes|Ágnes zofia|Zofia hugh|Hugh lee|Lee
    maya|Maya priya|Priya amara|Amara kofi|Kofi lena|Lena tom|Tom sara|Sara ivan|Иван
    mei|美 ken|健 rachel|Rachel joel|Joel nora|Nora omar|عمر ruth|רות jun|준 ana|Ana
    paul|Paul chloe|Chloé marta|Marta lars|Lars iris|Iris dev|Dev asha|आशा kai|Kai
    nina|Nina otto|Otto vera|Вера liam|Liam zoe|Zoë emil|Emil fay|Fay gus|Gus
"""
_FAMILY = """
    kim|Kim park|Park osei|Osei tamm|Tamm grant|Grant dahl|Dahl novak|Novák sato|佐藤
    petrov|Петров papas|Παπάς haddad|حداد levi|לוי lin|林 nunez|Núñez okafor|Okafor
    varga|Varga mbeki|Mbeki rao|Rao singh|Singh moreau|Moreau weiss|Weiß klein|Klein
    rossi|Rossi silva|Silva costa|Costa berg|Berg holm|Holm lund|Lund falk|Falk
    adams|Adams brown|Brown clark|Clark davis|Davis evans|Evans ford|Ford gray|Gray
    hill|Hill irwin|Irwin jones|Jones king|King lopez|López mills|Mills north|North
    owens|Owens price|Price quinn|Quinn reed|Reed stone|Stone terry|Terry young|Young
"""
_COMPANIES = """
    northwind halvorsen tessera quinnaset arbor meridian calder fenwick ostrava pinewood
    redbrook saltash tidewater umbra vantage westmark yarrow zephyr alder birchen corvid
    dunmore elmstead fairlead gannet harrow inkwell juniper kestrel lantern mistral
    nimbus orchard pelican quarry rowan sable thistle upland verity
"""

# The id of a name, and the name as it is written.
GIVEN = tuple(tuple(pair.split("|")) for pair in _GIVEN.split())
FAMILY = tuple(tuple(pair.split("|")) for pair in _FAMILY.split())
COMPANIES = tuple(_COMPANIES.split())
FORMS = ("Health", "Freight", "Energy", "Systems", "GmbH", "株式会社")
CHANNELS = (
    "privacy-breakfast", "counselboard", "bar-evening", "cold-list", "recruiter-desk",
    "alumni-circle", "essays", "company-pages",
)  # fmt: skip
CHANNEL_TYPES = (
    "group", "job-board", "event", "cold-email", "recruiter", "group", "content", "company-site",
)  # fmt: skip
TITLES = (
    "General Counsel", "Deputy General Counsel", "Commercial Counsel", "Head of Privacy",
    "Chief Compliance Officer", "HR partner", "Director of Operations",
)  # fmt: skip
SEGMENTS = ("health care counsel", "logistics counsel", "energy counsel", "founders")
INDUSTRIES = ("health care", "logistics", "energy", "insurance", "retail")
FUNCTIONS = ("legal", "privacy", "compliance", "operations")
VOUCHED = ("three years next door", "the breach in 2023, they were there", "no", "my writing")
TAGS = ("old-team", "law-school", "met-twice", "panel", "neighbour")
INCUMBENTS = ("none", "outside counsel by the hour", "a cousin of the founder", "two paralegals")
DIFFERENCES = (
    "there when the driver calls", "vendor paper from both ends",
    "has run the incident, not read it",
)  # fmt: skip
NEEDS = (
    "privacy", "contracts", "training", "incident triage", "carrier terms", "health regulatory",
    "licensing", "procurement", "audit", "board papers", "data mapping", "policy", "negotiation",
    "litigation", "insurance", "employment", "export control", "tax", "patents", "crisis",
)  # fmt: skip
THINGS = (
    "our one-page checklist", "two names for the notice", "the memo on staff data",
    "a marked-up rate schedule", "the slides from June", "an introduction to the auditor",
)  # fmt: skip
FOUND = (
    "the posting, the annual report and what their customers complain of",
    "who signs, who reads and who only forwards",
    "a team of one, forty miles exactly, and a building that smells of oranges",
    "three people who had the seat before",
)  # fmt: skip
ASKED = (
    "asked for fifteen minutes, and said what for",
    "one page on their carrier terms: clause 14 contradicts clause 9",
    "how the new system went, and whether the plant is alive",
    "is there anything still open on your side?",
)  # fmt: skip
SAID = (
    "the privacy team is two people and the audit is in March",
    "“you are right about 14. ring me Wednesday”",
    "they sign whatever comes, and then they sue; she wants that handled here",
    "budget season, end of the month, be patient",
    "laughed about the depot, then asked the best question of the week",
)  # fmt: skip
ISSUES = ("no licensing work", "never ran a claims file", "no carrier contract end to end")
NOTES = (
    "Met through the breakfast. Talks fast, writes slowly, answers on Thursdays; keep it short and"
    " ask one thing at a time.",
    "Wants somebody who can **talk to dispatch**. The last one could not, and left after a year"
    " with a card that everybody had signed.",
    "Trifft sich lieber vor acht. Schätzt es, wenn man die Unterlagen schon gelesen hat, und sagt"
    " dann auch, was fehlt.",
    "Préfère le téléphone. L’équipe déménage à Lyon au printemps; demander qui reste.",
    "初めて会ったのは横浜の勉強会。契約書の話になると止まらない。来年また連絡する。",
    "Познакомились на конференции. Интересуется защитой данных, просил прислать пример.",
    "Συναντηθήκαμε στην Αθήνα. Ενδιαφέρεται για συμβόλαια ενέργειας.",
    "التقينا في المؤتمر، وطلب نسخة من القائمة. يفضل الرسائل القصيرة.",
    "נפגשנו אצל רות. ביקש דוגמה למסמך, והבטיח להכיר לי את ראש הצוות.",
    "- reads everything twice\n- hates attachments\n- cc the assistant, *always*",
    "> “The follow-up was the best I have had.”\n\nKeep that one for the days without answers.",
    "회의는 짧게. 자료를 먼저 보내 달라고 했다.",
)
