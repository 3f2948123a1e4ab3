"""Which books would break a careless press?

Each function makes one `contexts.Book`. All but the empty one have the chapters of the
guide, so that what is odd goes through every table and figure. TORTURES names them all.
"""

import dataclasses
from itertools import cycle, islice

from books.contexts.facts import Office, Target, Waiting
from books.outline import OUTLINE
from tests.builders import facts

YEARS = (2022, 2023, 2024)
PARAGRAPH = (
    "Sungai Kandilo dijaga bersama oleh warga, sekolah, dan perangkat daerah, karena "
    "air bersih yang mengalir dari hulu sampai muara menentukan panen, kesehatan, dan "
    "biaya hidup setiap keluarga di sepanjang alirannya. "
)
WORDS = PARAGRAPH.split()
# Right to left, joined signs, what breaks or binds lines, what XML and fonts refuse.
STRANGE = (
    "المدينة الذكية 漢字 \U0001f33e\U0001f469\u200d\U0001f33e\U0001f1ee\U0001f1e9 "
    "e\u0301 \u202eabc\u202c \u00ad\u200b\u2028\u2029\ufeff\U000e0041 "
    "\x00\x01\x07\x08\x0b\x0c\x1b\x1f\x7f\x85\x9f\ufdd0\ufffe\uffff "
    "<b>&amp;</b> ]]> \\ % {} {{ x }} {% y %}"
)
# What the portal chooses from lists, and numbers and names that it makes itself.
CODED = {
    "as_of",
    "block",
    "book",
    "code",
    "factor",
    "horizon",
    "kind",
    "number",
    "plan_type",
    "readiness",
    "sub_dimension",
}


def words(count):
    """So many words of prose."""
    return " ".join(islice(cycle(WORDS), count))


def chapters(**narratives):
    """The chapters of the guide; `book_number` may name the narrative of one."""
    return tuple(
        facts.a_chapter(
            book=str(book),
            number=entry.number,
            title=entry.title,
            block=str(entry.block),
            narrative=narratives.get(f"{book}_{entry.number}", ""),
        )
        for book, entries in OUTLINE.items()
        for entry in entries
    )


def a_book(**more):
    """A small book with something in every block."""
    whole = {
        "chapters": chapters(),
        "findings": (
            facts.a_finding(1),
            facts.a_finding(2, kind="POTENTIAL", factor="INTERNAL"),
        ),
        "goals": (facts.a_goal(mission=1),),
        "programs": (facts.a_rich_program(),),
        "waiting": Waiting(1, 1),
    }
    return facts.a_book(**(whole | more))


def a_program_of_forty_pages():
    """One program whose every field goes on for pages, with long tables in it."""
    said = ("background", "objective", "description", "resources", "risk", "mitigation")
    program = _program(
        *(_action(number, words(30)) for number in range(40)),
        **dict.fromkeys(said, "\n\n".join([words(400)] * 5)),
        indicators=tuple(_indicator(number) for number in range(60)),
    )
    return a_book(programs=(program,))


def three_hundred_agencies():
    """Three hundred agencies, each with a program of its own; one leads with all."""
    offices = tuple(
        Office(f"Kec. {number:03}", f"Kecamatan Nomor {number} dari Tiga Ratus")
        for number in range(300)
    )
    programs = tuple(
        _program(
            code=f"SC21-{number:04}",
            title=f"Bank sampah {office.short_name}",
            agency=office.short_name,
            agency_name=office.name,
            supporting=tuple(o.short_name for o in offices[:number]) * (number == 299),
        )
        for number, office in enumerate(offices)
    )
    return a_book(offices=offices, programs=programs)


def a_title_of_five_hundred_letters():
    """Plan, chapter, program, action, indicator and finding with the longest titles."""
    title = (PARAGRAPH * 3)[:500]
    indicator = facts.an_indicator(name=title)
    program = _program(_action(1, title), title=title, indicators=(indicator,))
    book = a_book(programs=(program,), findings=(facts.a_finding(title=title),))
    return dataclasses.replace(
        book,
        frame=dataclasses.replace(book.frame, title=title),
        chapters=tuple(dataclasses.replace(c, title=title) for c in book.chapters),
    )


def strange_letters():
    """Arabic, emoji, NUL and other control characters in every text that is typed."""
    told = tuple(
        dataclasses.replace(one, narrative=f"# Bagian\n\n{PARAGRAPH}")
        for one in chapters()
    )
    return _with_strange_letters(a_book(chapters=told))


def _with_strange_letters(value, name=""):
    if dataclasses.is_dataclass(value):
        return dataclasses.replace(
            value,
            **{
                field.name: _with_strange_letters(
                    getattr(value, field.name), field.name
                )
                for field in dataclasses.fields(value)
                if field.name not in CODED and not _is_source_of_money(value, field)
            },
        )
    if isinstance(value, tuple):
        return tuple(_with_strange_letters(one, name) for one in value)
    return f"{value} {STRANGE}" if isinstance(value, str) and value else value


def _is_source_of_money(value, field):
    return field.name == "source" and hasattr(value, "amount")


def a_chapter_of_twenty_thousand_words():
    """One chapter with 200 paragraphs, 20 headings, lists and a table among them."""
    items = "\n".join(f"- {words(20)}" for _ in range(25))
    rows = "\n".join(f"| {number} | {words(12)} |" for number in range(60))
    parts = [
        f"# Bagian {number}\n\n" + "\n\n".join([words(92)] * 10) for number in range(20)
    ]
    parts.insert(10, f"{items}\n\n| No | Uraian |\n| -- | -- |\n{rows}")
    return a_book(chapters=chapters(**{"1_I": "\n\n".join(parts)}))


def an_empty_plan():
    """A plan that was made a minute ago: no chapter, office, finding or program."""
    return facts.a_book(offices=(), missions=(), dimensions=())


def no_findings():
    """Programs, and nothing that was heard."""
    program = _program(findings=())
    return a_book(findings=(), programs=(program,), waiting=Waiting(0, 0))


def four_hundred_actions_in_one_dimension():
    """A hundred programs of four actions, all in one part of one dimension."""
    programs = tuple(
        _program(
            *(_action(step, f"Tahap {step}: {number}") for step in range(4)),
            code=f"SC21-{number:04}",
            title=f"Bank sampah desa {number}",
        )
        for number in range(100)
    )
    return a_book(programs=programs)


def very_long_words():
    """Words that no line and no cell can hold: an address, a name, a code."""
    word = "Pertanggungjawabanketidakberdayaan" * 12
    address = "https://paser.invalid/" + "a" * 900
    indicator = facts.an_indicator(
        name=word, unit=word, baseline="9" * 200, targets=(Target(2022, "8" * 200),)
    )
    program = _program(
        _action(1, word),
        title=word,
        background=f"{word} {address}",
        beneficiaries=address,
        agency="D" * 120,
        agency_name=word,
        nomenclature_code="2." * 120,
        places=(word,),
        indicators=(indicator,),
    )
    return a_book(
        chapters=chapters(**{"1_I": f"# {word}\n\n{address} <{address}>\n\n`{word}`"}),
        findings=(facts.a_finding(title=word, figure="7" * 200, source=address),),
        offices=(Office("D" * 120, word),),
        programs=(program,),
    )


def _program(*actions, **more):
    program = facts.a_rich_program(**more)
    return dataclasses.replace(program, actions=actions) if actions else program


def _action(number, title):
    fundings = tuple(
        facts.a_funding(year=year, amount=10**9 + number) for year in YEARS
    )
    return facts.an_action(*fundings, title=title, output=words(12), years=YEARS)


def _indicator(number):
    targets = tuple(Target(year, f"{number} persen") for year in YEARS)
    return facts.an_indicator(name=f"Indikator {number}: {words(15)}", targets=targets)


TORTURES = {
    make.__name__: make
    for make in (
        a_program_of_forty_pages,
        three_hundred_agencies,
        a_title_of_five_hundred_letters,
        strange_letters,
        a_chapter_of_twenty_thousand_words,
        an_empty_plan,
        no_findings,
        four_hundred_actions_in_one_dimension,
        very_long_words,
    )
}
