"""What is promised, in the words of who relies on it, and the tests that hold each of it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Promise:
    """One promise: its name among the tallies, its words, how it is tried, and by which tests.

    `mended` tells what the trying has found so far; each was mended and has its own test.
    """

    key: str
    title: str
    words: str
    how: str
    tests: tuple[str, ...]
    mended: tuple[str, ...] = ()


PROMISES = (
    Promise(
        "P1",
        "A report is never half a report",
        "A build that is killed at any instant leaves the report that was there, or the new one,"
        " whole.",
        "A build is stopped at each of its steps, and the folder is compared with the old report"
        " and with the new one.",
        (
            "tests/faults/test_killed_builds.py",
            "tests/faults/test_refused_builds.py",
            "tests/site/test_publishing.py",
            "tests/site/test_killed_processes.py",
        ),
    ),
    Promise(
        "P2",
        "An edit changes what it writes and no other byte",
        "Comments, quotes, order, line ends and a missing last line end stay as you typed them.",
        "Each edit is made in files that people wrote and in made-up ones, and compared byte by"
        " byte; then it is taken back and compared again.",
        (
            "tests/editing/test_byte_exact.py",
            "tests/editing/test_there_and_back.py",
            "tests/editing/test_splice.py",
        ),
        (
            "A renaming left behind a name that goes on in the next line; such a line is named,"
            " and the renaming refused.",
        ),
    ),
    Promise(
        "P3",
        "A command writes what it is asked to, and nothing else",
        "Commands that tell you something change nothing. Those that write have their places, and"
        " a build takes away only what its own list says it wrote.",
        "Every command is run in a whole home with a ledger in it, and each file of the home is"
        " compared before and after.",
        ("tests/faults/test_what_is_written.py", "tests/site/test_publishing.py"),
    ),
    Promise(
        "P4",
        "A check finds the same wherever it runs",
        "The findings hang on the ledger and the day, and on nothing else.",
        "One ledger full of mistakes is checked in other time zones, locales and orders of files,"
        " and each answer is compared with the first.",
        ("tests/properties/test_check_everywhere.py", "tests/checks/test_every_run.py"),
    ),
    Promise(
        "P5",
        "A report is the same to the byte",
        "The same ledger, day and version make the same files, on any machine, from nothing or"
        " after any number of small changes.",
        "Reports are made in other surroundings and after generated edits, and compared with one"
        " made from nothing.",
        (
            "tests/properties/test_same_bytes.py",
            "tests/site/test_rendering.py",
            "tests/properties/test_incremental_build.py",
        ),
    ),
    Promise(
        "P6",
        "Whatever a file holds, you are told",
        "Any bytes give a value, or a finding with its place: no crash, no endless wait, and"
        " nothing that vanishes in silence.",
        "Files are made up, torn, cut and mixed, and given to everything that reads.",
        (
            "tests/properties/test_any_bytes.py",
            "tests/properties/test_whole.py",
            "tests/readers/test_files.py",
            "tests/faults/test_strange_files.py",
            "tests/cli/test_settings_place.py",
            "tests/readers/test_git_silence.py",
            "tests/corpora/test_imports.py",
            "tests/corpora/test_yaml.py",
            "tests/corpora/test_commonmark.py",
            "tests/corpora/test_naughty_report.py",
            "tests/corpora/test_naughty_settings.py",
            "tests/corpora/test_naughty_exports.py",
            "tests/corpora/test_naughty_terminal.py",
        ),
        (
            "A text in brackets that began with `?` became a key without it; it is refused, with"
            " the line to type.",
            "Settings with thousands of mistakes took minutes to read; each place is looked up"
            " in a list made once.",
            "An answer as CSV let a note's characters act on the terminal; there they are shown.",
            "Settings that are a pipe, or a file without end, were waited for; they are refused in"
            " a line.",
            "A line of thousands of commas or blanks took minutes to read; every pattern takes time"
            " in proportion to its line.",
            "The subject of a mail lost letters of its midst where they stand before answers; it is"
            " taken whole.",
            "A list with a cell of two hundred thousand letters took minutes to import; it takes"
            " a moment.",
            "An escape that stands for no character ended in a traceback where the YAML reader"
            " in C is missing; it is a finding.",
            "A line of a hundred thousand links that nothing closes took minutes to report; the"
            " first of a line is told.",
            "A git that never answers held up `build`, `watch` and whatever else asks it; it is"
            " given up on, and what is lacking is told.",
        ),
    ),
    Promise(
        "P7",
        "A write that fails leaves the file as it was",
        "And the exit status says so.",
        "Each step of each edit is made to fail, the disk is filled, and the system is told to"
        " refuse what every command writes; many write at once.",
        (
            "tests/faults/test_no_room.py",
            "tests/faults/test_edits.py",
            "tests/faults/test_many_changes.py",
            "tests/faults/test_many_faults.py",
            "tests/faults/test_cut_short.py",
            "tests/faults/test_writers.py",
            "tests/cli/test_unwritable_answer.py",
        ),
        (
            "`log --create`, killed between its two files, left a link to a person who was not"
            " there yet, and typed again it wrote the line twice; new files come first now.",
            "`init`, killed halfway, said when typed again that the folder is a ledger already;"
            " its settings come last now.",
            "An answer that a full disk did not take ended in a traceback, and with the status of a"
            " ledger that has errors; it ends with 3 and says why.",
            "`rename`, where no file could be given another name, could not give back the links"
            " it had changed either; they change places with the old ones again.",
        ),
    ),
    Promise(
        "P8",
        "A shared report holds nothing that is hidden",
        "Not in a page, a file's name, a figure, an address or a comment, in any encoding.",
        "Every hidden value is a word that stands nowhere else, and the whole report is searched"
        " for it.",
        (
            "tests/properties/test_shared_canaries.py",
            "tests/sharing/test_redaction.py",
            "tests/site/test_shared.py",
        ),
    ),
    Promise(
        "preview",
        "The preview answers this machine alone, and with the report alone",
        "While `headway watch` runs, no other site and no other file of yours is served.",
        "Requests that mean harm are sent to it, with secrets in the report's folder and around"
        " it, and every answer is searched.",
        ("tests/watch/test_attack.py", "tests/watch/test_server.py"),
        (
            "A request could hide which site it came from behind a line that cannot be read; such"
            " a request is refused.",
            "A stranger who announced a large body was told to go on before it was known who"
            " asked; nobody is.",
            "Requests in forms of HTTP that no browser has spoken for decades were answered; they"
            " are refused.",
        ),
    ),
)
