"""Whether what a sentence tells did happen, and to me: what makes that doubtful."""

from __future__ import annotations

import re

from ledger.capture._boundaries import clause_end, clause_start, sentence_start
from ledger.capture._phrases import DAY, NAME
from ledger.capture._somebodys import somebody_of_theirs
from ledger.config import EntryKind, Way
from ledger.value import Value

_N_T = r"\w+n['’]t|(?:did|do|does|have|has|had|could|was|were|wo|ca|would|should|is|are)nt|cannot"
# Before what happens: that it does not, did not yet, or only may.
_NOT_SURE = re.compile(
    rf"(?<![\w'’-])(?:{_N_T}|not(?! only| long ago)|never|no(?=\s)|nobody|no[- ]one|none|neither|"
    rf"nor|"
    r"hardly|barely|without|instead of|rather than|failed|forgot|forgotten|refused|unable|"
    r"almost|nearly|maybe|perhaps|possibly|probably|hopefully|supposedly|allegedly|"
    r"might|may|could|would|should|ought|"
    r"if|unless|whether|in case|as soon as|until|till|supposed|meant to|wish(?:ed)?|hop(?:e|ed|"
    r"ing)|"
    r"(?:was|were|am|is|are|['’]m|['’]s|['’]re) (?:going|about|due) to|"
    r"(?:tried|trying|wanted|wants?|intended|planned|promised|plans|hopes) to|"
    r"(?:thought|thinking) (?:of|about)|dreamt|dreamed|"
    r"expect(?:ed|ing|s)?|await(?:ed|ing|s)?|waiting|"
    r"pretend(?:ed)?|imagin(?:e|ed)|cancell?ed|cancell?ing|missed|skipped|postponed|rescheduled)"
    r"(?![\w-])",
    re.IGNORECASE,
)
# At the beginning of what happens: that it is now, or still to come.
_NOW = re.compile(
    r"(?:(?:i|we)\s+)?(?:have(?!\s+(?:just|now|already|had|\w+ed|"
    r"been|made|met|done|spoken|written|drunk|eaten|given|gotten|taken|gone|seen|sent|held|spent|"
    r"rung|left|got|sat|put|read|won|told|heard|learnt|caught)\b)|do|am|['’]ve got|having|"
    r"are)\s",
    re.IGNORECASE,
)
# What says that somebody else tells it.
_REPORTED = re.compile(
    r"(?<![\w'’-])(?:said|says|saying|told (?:me|us)|tells (?:me|us)|mentioned|mentions|heard|"
    r"hears?|read|thinks?|thought|believes?|claims?|claimed|reported|reports|rumou?r|apparently|"
    r"according to|reckons?|swears?|learned|learnt|found out|knows?|knew|saw)(?![\w-])",
    re.IGNORECASE,
)
_QUESTION = re.compile(
    rf"(?:did|do|does|have|has|had|was|were|is|are|am|can|could|should|shall|will|would)\s+"
    rf"(?:i|we|you|she|he|they|it|{NAME}+)\b|(?:did|have|has|was|were)\s+{NAME}",
    re.IGNORECASE,
)
# Right behind an appointment: that it is another day, or never.
_WITH_WHOM = (
    rf"(?:[\s,:(]|with|to|at|for|from|and|on|in|the|this|w/|about(?=\s+(?:the\s+)?{NAME})|"
    rf"[{NAME}{DAY}]|\d{{1,2}}(?::\d\d)?(?:\s?[ap]m)?(?=\s))*(?<!\w)"
    r"(?:(?:was|were|is|got|gets|has|had|have|to|be|been|being|just|again)\s+)*"
)
_OFF = re.compile(
    rf"{_WITH_WHOM}(?:cancell?ed|postponed|rescheduled|re-scheduled|moved|pushed|delayed|shifted|"
    r"deferred|called off|put off|brought forward|skipped|missed|off(?!\s+\w+ing)|"
    r"fell through|falls through)(?![\w-])",
    re.IGNORECASE,
)
_YET_TO_BE = re.compile(
    rf"{_WITH_WHOM}(?:pending|tbd|late|drafted|on hold|went to (?:someone|somebody|another)|"
    rf"overdue|due|unfinished|in progress|half|almost|nearly|still|"
    r"ready|needed|missing|outstanding|(?:not|never)(?! \w+ing\b)|isn['’]t|wasn['’]t|waiting|"
    r"will|would|may|might|can|could|should|must|needs?|planned|"
    r"scheduled|booked|arranged|lined up|confirmed|set(?: up)?|coming up)(?![\w-])",
    re.IGNORECASE,
)
_ARRANGED = re.compile(
    r"(?<![\w'’-])(?:planned|scheduled|booked|lined up|in the (?:calendar|diary)|coming up|"
    r"(?:was|is|got) (?:cancell?ed|postponed|rescheduled|called off))(?![\w-])",
    re.IGNORECASE,
)
_WHO = r"(?:nobody|no[- ]one)"
_NOT = rf"(?:{_N_T}|did not|do not|could not|was not|never|not)"
# What is said of a talk that did not come about.
_UNREACHED = re.compile(
    rf"(?<![\w'’-])(?:no (?:answer|reply|response|luck|show|one there)|no[- ]show(?:ed)?|"
    rf"unanswered|"
    rf"voice ?mail|answering machine|(?:left|leaving) (?:her |him |them |{NAME}+ |me )?a message|"
    rf"{_WHO} (?:answered|picked|was|there|came|showed|home|in|joined)|rang out|hung up|"
    rf"wrong number|"
    r"phone (?:was|is) (?:off|dead)|still nothing|"
    r"(?:was|were) (?:busy|out|away|in a meeting|unavailable)(?=\s*(?:[,.;]|$))|"
    rf"(?:he|she|they|which|{NAME}) (?:has |had )?cancell?ed(?! (?:the|his|her|their|our|my|"
    rf"an?)\b)|"
    r"(?:with|to|by) (?:nobody|no[- ]one|none)|"
    r"(?:line (?:was )?)?(?:engaged|busy signal)|line (?:was )?busy|stood me up|bailed|"
    r"out of (?:the )?office|"
    r"fell through|without (?:success|luck|an answer)|in vain|"
    rf"{_NOT} (?:\w+ly )?(?:answer|pick|reach|get through|get (?:a )?hold|get (?:her|him|them)|"
    rf"connect|show|"
    r"come|came|turn|make it|happen|take place|appear|join|there|available|in(?=\s*$|[,.;])|home|"
    r"reachable|"
    r"showed|turned|happened|answered|picked|reached|joined|got through))(?![\w-])",
    re.IGNORECASE,
)
_UNSENT = re.compile(
    rf"(?<![\w'’-])(?:bounced|undeliver\w+|in (?:my )?drafts?|(?:still )?unsent|"
    r"(?:form|site|page|portal|upload|system|link) (?:failed|crashed|timed out|broke|went down)|"
    rf"{_NOT} (?:send|sent|delivered|go (?:out|through)|went (?:out|through)))(?![\w-])",
    re.IGNORECASE,
)
_MINE = re.compile(r"(?<![\w'’-])(?:i|we|me|us|my|our|mine|i['’]\w+|we['’]\w+)(?![\w-])", re.I)
_OTHER_ONE = re.compile(
    rf"\s*(?:(?:with|to|for|and|,)\s+)?(?:the\s+)?(?:{NAME}+(?!['’]s)|(?:her|him|them)(?=\W|$))"
)
_ANOTHER = re.compile(rf"(?<!\w)(?:with|to)\s+(?:the\s+)?{NAME}+(?!['’]s)", re.IGNORECASE)
# That it was one thing or another, with one or another.
_EITHER = re.compile(
    rf"(?<!about )(?<!{NAME}){NAME}+,?\s+(?:and/)?or\s+{NAME}|and/or|or\s+(?:maybe\s+)?\w+ed(?!\w)|"
    r"(?<=l )or (?:text|message|ring|phone|call|e-?mail)(?!\w)",
    re.IGNORECASE,
)
# What comes to whoever it is said of.
_TAKEN = re.compile(
    r"(?:got|received|heard|was|were|been|had|have|has)\s(?!back|in touch)", re.IGNORECASE
)
_CAME = re.compile(r"(?<!\w)(?:visited|came|dropped|stopped|swung|popped)(?!\w)", re.IGNORECASE)
# Who is named and was not there.
_WITHOUT = re.compile(
    rf"(?<!\w)(without|not|except|minus|instead of|rather than|neither|"
    rf"nor)\s+(?:with\s+)?(?:the\s+)?{NAME}",
    re.IGNORECASE,
)
# That it hangs on something else: `if Rachel calls, coffee with Dev`.
_CONDITION = re.compile(
    rf"(?:^|[.!?;]\s)\s*((?:only |even )?if|unless|in case|provided|assuming|"
    rf"suppos(?:e|ing)|as soon as|once(?= (?:{NAME}+|she|he|they|i|we|it|the)(?= \w))|"
    rf"(?:when|whenever)(?= (?:{NAME}+|she|he|they) (?:is|has|\w+(?<!s)s)\b))(?![\w-])",
    re.IGNORECASE,
)
_ON_CONDITION = re.compile(
    rf"{_WITH_WHOM}(if|unless|provided|in case|assuming)(?![\w-])", re.IGNORECASE
)
# What only I can have done, for it to count here.
_MY_OWN = (Way.OWN, Way.CONTENT, Way.GROUP, Way.OFF, Way.LOOK)


class Told(Value, frozen=True):
    """The words of a sentence that say a kind of line: where they stand, and by whom it was."""

    masked: str
    start: int
    end: int
    kind: EntryKind
    whom: str
    todo: bool

    @property
    def shared(self) -> bool:
        """Whether others have to be there for it."""
        return self.kind.way is Way.TWO or self.kind.way is Way.GROUP


def why_doubtful(told: Told) -> str:
    """Why a phrase may tell of nothing that was, in words; empty where nothing speaks for it."""
    masked, start, end = told.masked, told.start, told.end
    begin, close = clause_start(masked, start), clause_end(masked, end)
    if match := _NOT_SURE.search(masked, begin, end):
        return f"`{match[0]}` may mean that it did not happen"
    if match := _CONDITION.search(masked, sentence_start(masked, start), start):
        return f"`{match[1]}` may mean that it has not happened"
    if told.shared and (match := _ON_CONDITION.match(masked, end)):
        return f"`{match[1]}` may mean that it has not happened"
    if told.shared and (match := _OFF.match(masked, end)):
        return f"`{_last_words(match[0])}` may mean that there was no {told.kind.name}"
    if told.todo:
        return ""
    if told.shared and (match := _NOW.match(masked, start, end)):
        return f"`{match[0].strip()}` may mean that it is still to come"
    if _asks(masked, begin, start, close):
        return "it reads as a question"
    if match := _REPORTED.search(masked, begin, start):
        return f"`{match[0]}` may tell of what others did"
    if match := somebody_of_theirs(told.masked, begin, end, close, told.kind.in_person):
        return f"the {match[1].lower()} is somebody else"
    if match := _EITHER.search(masked, start, close):
        return f"`{_last_words(match[0])}` leaves open which it was"
    return _why_undone(told, close) or _why_not_mine(told, begin, close)


def _why_undone(told: Told, close: int) -> str:
    """Why it may not have come about, by what is said behind it."""
    masked, start, end = told.masked, told.start, told.end
    unsent = _UNSENT.search(masked, end) or _YET_TO_BE.match(masked, end)
    if told.kind.way is Way.OUT and unsent:
        return f"`{_last_words(unsent[0])}` may mean that it never arrived"
    if not told.shared:
        return ""
    for match in (
        _YET_TO_BE.match(masked, end),
        _UNREACHED.search(masked, start),
        _ARRANGED.search(masked, end, close),
    ):
        if match:
            return f"`{_last_words(match[0])}` may mean that there was no {told.kind.name}"
    if match := _WITHOUT.search(masked, end):
        return f"`{match[1]}` may mean that not all who are named were there"
    return ""


def _why_not_mine(told: Told, begin: int, close: int) -> str:
    """Why it may be what somebody else did, with somebody else."""
    masked, start = told.masked, told.start
    among_others = "it may be between others, without you"
    if told.whom == "others":
        return among_others
    if told.whom != "them" or _MINE.search(masked, begin, close):
        return ""
    own = told.kind.way in _MY_OWN or told.kind.attempt
    if own or _TAKEN.match(masked, start, told.end):
        return "it may be what somebody else did"
    return among_others if _between_others(told, close) else ""


def _asks(masked: str, begin: int, start: int, close: int) -> bool:
    """Whether the clause from `begin` to `close` asks for something."""
    said = masked[begin:].lstrip()
    opens = begin + len(masked[begin:]) - len(said)
    if masked[close : close + 1] == "?":
        return True
    return opens < start and _QUESTION.match(said) is not None


def _between_others(told: Told, close: int) -> bool:
    """Whether somebody else did it, to or with somebody else."""
    after = told.masked[told.end : close]
    if _OTHER_ONE.match(after) or _ANOTHER.search(after):
        return True
    came = _CAME.search(told.masked, clause_start(told.masked, told.start), told.end)
    return told.kind.way is Way.TWO and told.kind.in_person and not came


def _last_words(said: str) -> str:
    """What of a match can be quoted: its words, and no name or day."""
    return " ".join(re.sub(rf"^.*[{NAME}{DAY}]", "", said, flags=re.DOTALL).split(None, 8)[-3:])
