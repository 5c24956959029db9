"""M10: who answers, by segment."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.metrics.measuring import AS_OF, ago, measured, row_of, rows_of

AUDIENCE = "---\naudience: [Fintech counsel]\n---\n"
DANA = "---\nsegment: vets\n---\n"


def writing(*lines: str, **more: str) -> dict[str, str]:
    """A channel with a post of twenty days ago, and what was answered."""
    body = "\n".join((f"- {ago(20)} post 1h one [reach:: 100]", *lines))
    return {"channels/writing.md": f"---\ntype: content\n---\n{body}\n", **more}


def answer(days: int = 19, segment: str = "vets", depth: str = "comment", who: str = "") -> str:
    where = f" [segment:: {segment}]" if segment else ""
    said = f" [depth:: {depth}]" if depth else ""
    return f"- {ago(days)} response {who or f'somebody of day {days}'}{where}{said}"


def people(files: dict[str, str], segment: str | None = "vets") -> int:
    found = [row for row in rows_of(measured("resonance", files)) if row["segment"] == segment]
    return int(found[0]["people"] or 0) if found else 0


def vets(*days: int) -> list[str]:
    return [answer(day, who=f"vet {day}") for day in days]


@pytest.mark.parametrize(
    ("line", "count"),
    [
        (answer(), 1),
        (answer(depth="question"), 1),
        (answer(depth="gets-it"), 1),
        (answer(depth="like"), 0),
        (answer(depth=""), 0),
        (answer().replace("response", "response ×9"), 0),
        (answer() + " [auto:: yes]", 0),
        (answer().replace("- ", "- [ ] ", 1), 0),
        (answer().replace("response", "reply"), 0),
        (answer(-1), 0),
        (answer(0), 1),
    ],
)
def test_only_answers_in_depth_count(line, count):
    assert people(writing(line)) == count


@pytest.mark.parametrize(("days", "count"), [(89, 1), (90, 0)])
def test_ninety_days(days, count):
    files = writing(f"- {ago(100)} post 1h old", answer(days))
    assert people(files) == count


def test_a_person_is_one_however_often_they_answer():
    lines = [answer(day, who="[[dana]] again", segment="") for day in (19, 18, 17)]
    assert people(writing(*lines, **{"contacts/dana.md": DANA})) == 1


def test_the_holder_of_the_file_is_the_one_who_answered():
    dana = f"{DANA}\n- {ago(9)} response [[writing]] [[lee]] thinks so too [depth:: comment]\n"
    files = writing(**{"contacts/dana.md": dana, "contacts/lee.md": "# Lee\n"})
    assert people(files) == 1
    assert people(files, None) == 0


def test_two_lines_with_the_same_words_are_one_person():
    same = [answer(day, who="solo vet") for day in (19, 18)]
    assert people(writing(*same)) == 1
    assert people(writing(same[0], answer(18, "cats", who="solo vet"))) == 1
    assert people(writing(*[answer(day, who=" ") for day in (19, 18)])) == 2


@pytest.mark.parametrize(
    ("front", "own", "segment"),
    [
        ("segment: vets", "cats", "vets"),
        ("organization: clinic", "cats", "cats"),
        ("organization: clinic", "", "clinics"),
        ("title: vet", "", None),
    ],
)
def test_a_segment_is_of_the_record_then_of_the_answer_then_of_the_organization(
    front, own, segment
):
    files = writing(
        answer(who="[[dana]]", segment=own),
        **{
            "contacts/dana.md": f"---\n{front}\n---\n",
            "organizations/clinic.md": "---\nsegment: clinics\n---\n",
        },
    )
    assert [row["segment"] for row in rows_of(measured("resonance", files))] == [segment]


def test_friends_do_not_count_and_other_tags_do():
    for tag, count in (("friend", 0), ("Friends", 0), ("law-school", 1)):
        dana = f"---\nsegment: vets\ntags: [{tag}]\n---\n"
        assert people(writing(answer(who="[[dana]]"), **{"contacts/dana.md": dana})) == count


@pytest.mark.parametrize(
    ("stages", "count"),
    [
        ([(30, "candidate")], 0),
        ([(19, "candidate")], 0),
        ([(18, "candidate")], 1),  # because of the answer, not before it
        ([(30, "candidate"), (25, "not-a-connector")], 1),
    ],
)
def test_advocates_do_not_count_as_they_stood_on_the_day_of_the_answer(stages, count):
    lines = "".join(f"  - {ago(day)} {stage}\n" for day, stage in stages)
    dana = f"---\nsegment: vets\nadvocate:\n{lines}---\n"
    assert people(writing(answer(19, who="[[dana]]"), **{"contacts/dana.md": dana})) == count


def emergent(*lines: str, me: str = AUDIENCE, **more: str) -> object:
    second = f"- {ago(15)} post 1h two"
    taken = measured("resonance", {**writing(second, *lines, **more), "me.md": me})
    return row_of(taken, "segment", "vets")["emergent"]


def test_three_people_from_two_posts_emerge():
    assert emergent(*vets(19, 18, 14)) is True
    assert emergent(*vets(19, 14)) is False
    assert emergent(*vets(19, 18, 17)) is False
    assert emergent(*vets(19, 18, 14), me="---\naudience: vets\n---\n") is False
    assert emergent(*vets(19, 18, 14), me="") is True


def test_no_fewer_than_the_best_declared_segment():
    counsel = [answer(14, "fintech COUNSEL", who=f"counsel {n}") for n in range(4)]
    assert emergent(*vets(19, 18, 14), *counsel[:3]) is True
    assert emergent(*vets(19, 18, 14), *counsel) is False


@pytest.mark.parametrize(("unplaced", "called"), [(2, True), (3, None)])
def test_over_forty_percent_unplaced_nothing_is_called(unplaced, called):
    lines = [answer(14, "", who=f"nobody {n}") for n in range(unplaced)]
    # Two of five are forty percent, and not over them.
    assert emergent(*vets(19, 18, 14), *lines) is called
    more = {"headway.toml": "[rules]\nunplaced-share = 0.8\n"}
    assert emergent(*vets(19, 18, 14), *lines, **more) is True


def test_an_answer_belongs_to_the_last_post_of_its_channel():
    files = writing(
        f"- {ago(15)} post 1h two",
        answer(15, who="a"),
        answer(16, who="b"),
        **{"channels/other.md": f"- {ago(15)} post 1h elsewhere\n"},
    )
    assert row_of(measured("resonance", files), "segment", "vets")["posts"] == 2


def test_an_answer_in_no_channel_belongs_to_the_last_post_of_all():
    files = writing(**{"journal/j.md": answer(15)})
    assert row_of(measured("resonance", files), "segment", "vets")["posts"] == 1
    assert (
        row_of(measured("resonance", {"journal/j.md": answer(15)}), "segment", "vets")["posts"] == 0
    )


def test_the_rate_is_of_the_posts_whose_reach_is_known():
    lines = (f"- {ago(15)} post 1h two", answer(19, who="a"), answer(14, who="b"))
    assert measured("resonance", writing(*lines)).aside == (
        "1 of 100 (1%; 0.2% to 5%) reached answered in depth; `reach` is not recorded for 1 post",
    )


@pytest.mark.parametrize(
    ("reach", "said"),
    [
        ("[reach:: 1,000]", "1 of 1000 (0.1%; 0.1% to 0.6%) reached answered in depth"),
        ("[reach:: many]", "no rate: `reach` is not recorded"),
        ("", "no rate: `reach` is not recorded"),
        ("[reach:: 0]", "no rate: `reach` is not recorded"),
        ("[reach:: 3]", "1 of 3 reached answered in depth"),
    ],
)
def test_a_reach_as_it_may_be_typed(reach, said):
    files = {"channels/w.md": f"- {ago(9)} post 1h one {reach}\n{answer(8)}\n"}
    assert measured("resonance", files).aside == (said,)


def test_more_answers_than_were_reached_give_no_rate():
    files = {"channels/w.md": f"- {ago(9)} post one [reach:: 1]\n{answer(8)}\n{answer(7)}\n"}
    assert measured("resonance", files).aside == (
        "no rate: more people answered than `reach` says were reached",
    )


def test_nothing_published_is_not_nobody():
    assert measured("resonance", {}).reading == "nothing published in 90 days"
    taken = measured("resonance", {**writing(), "me.md": AUDIENCE})
    assert taken.reading == "nobody answered 1 post in depth in 90 days"
    assert (taken.value, taken.k, taken.n, taken.verdict) == (None, None, None, None)
    row = row_of(taken, "segment", "Fintech counsel")
    assert (row["people"], row["declared"], row["emergent"]) == (0, True, False)


def test_a_day_in_the_past_knows_nothing_of_later_answers():
    files = writing(*vets(19, 18, 5))
    then = measured("resonance", files, AS_OF - timedelta(days=10))
    assert row_of(then, "segment", "vets")["people"] == 2


def test_the_evidence_is_the_answers_and_the_posts():
    taken = measured("resonance", writing(answer()))
    assert taken.rows[0].evidence == ("channels/writing.md:5",)
    assert taken.evidence == ("channels/writing.md:5", "channels/writing.md:4")
