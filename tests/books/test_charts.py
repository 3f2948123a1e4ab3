"""Where the bars of a chart stand."""

from django.template.loader import render_to_string

from books import charts
from books.charts import Chart, Key, Rect, Words
from books.contexts import budget, programs
from books.contexts.budget import Total
from tests.builders import facts

KEYS = (Key("Masalah", "#111111"), Key("Potensi", "#222222"))


def money(*fundings, **words):
    return facts.a_program(facts.an_action(*fundings), **words)


def test_pairs_are_as_long_as_their_numbers():
    chart = charts.pairs([("Smart Living", 4, 2)], KEYS, "Temuan")

    assert chart == Chart(
        720,
        36,
        (Rect(170, 3, 510, 12, "#111111"), Rect(170, 17, 255, 12, "#222222")),
        (
            Words(160, 20, "Smart Living", "end"),
            Words(686, 13, "4", fill="#4f5c57"),
            Words(431, 27, "2", fill="#4f5c57"),
        ),
        KEYS,
        "Temuan. Smart Living: 4 masalah, 2 potensi.",
    )


def test_pairs_of_nothing_have_no_length():
    chart = charts.pairs([("Smart Living", 0, 0)], KEYS, "Temuan")

    assert [rect.width for rect in chart.rects] == [0, 0]


def test_money_by_year_stacks_the_sources_without_a_gap():
    book = facts.a_book(
        programs=(
            money(
                facts.a_funding(amount=1_000_000),
                facts.a_funding(amount=3_000_000, source="APBN"),
                facts.a_funding(amount=2_000_000, year=2023),
                facts.an_unknown(year=2023, source="CSR"),
            ),
        )
    )

    chart = charts.money_by_year(budget.by_source(book), "Anggaran")

    assert chart.rects == (
        Rect(60, 5, 105, 20, "#14493f"),
        Rect(165, 5, 315, 20, "#d2a54c"),
        Rect(60, 39, 210, 20, "#14493f"),
    )
    assert chart.legend == (Key("APBD Kabupaten", "#14493f"), Key("APBN", "#d2a54c"))
    assert chart.alternative == (
        "Anggaran. 2022: Rp4 juta; 2023: Rp2 juta + 1 belum diketahui; 2024: tidak ada."
    )


def test_money_by_year_of_unknowns_alone_says_how_many():
    book = facts.a_book(programs=(money(facts.an_unknown()),))

    chart = charts.money_by_year(budget.by_source(book), "Anggaran")

    assert chart.rects == ()
    assert chart.words[1] == Words(68, 19, "1 belum diketahui", fill="#4f5c57")


def test_money_draws_a_bar_for_each_line():
    book = facts.a_book(programs=(money(facts.a_funding(amount=5_000_000)),))

    chart = charts.money(budget.by_dimension(book), "Per dimensi")

    assert chart.rects == (
        Rect(190, 4, 0, 16, "#7762ab"),
        Rect(190, 30, 290, 16, "#538a47"),
    )
    assert chart.alternative == (
        "Per dimensi. Smart Society: tidak ada; Smart Environment: Rp5 juta."
    )


def test_roadmap_joins_years_that_follow_each_other():
    first, last = facts.an_action(years=(2022, 2023)), facts.an_action(years=(2025,))
    book = facts.a_book(
        programs=(facts.a_program(first, last, is_quick_win=True),),
    )

    chart = charts.roadmap(programs.roadmaps(book), "Peta jalan")

    assert [rect for rect in chart.rects if rect.fill == "#538a47"] == [
        Rect(522, 49, 256, 11, "#538a47"),
        Rect(912, 49, 126, 11, "#538a47"),
    ]
    assert Rect(4, 51, 6, 6, "#d2a54c") in chart.rects
    assert chart.alternative == "Peta jalan. Bank sampah: 2022 sampai 2023, 2025."


def test_roadmap_cuts_a_title_that_is_too_long():
    book = facts.a_book(programs=(facts.a_program(title="Bank " * 30),))

    chart = charts.roadmap(programs.roadmaps(book), "Peta jalan")

    assert chart.words[-1].text == "SC21-0001  " + ("Bank " * 13).rstrip() + "…"
    assert chart.alternative.endswith(": belum bertahun.")


def test_roadmap_of_nothing_is_empty():
    chart = charts.roadmap(programs.roadmaps(facts.a_book()), "Peta jalan")

    assert (chart.rects, chart.words) == ((Rect(520, 26, 1, 1, "#dcd8ca"),), ())


def test_dimension_without_a_color_is_drawn_in_ink():
    assert charts.dimension_fill("") == "#4f5c57"


def test_total_is_said_with_what_is_unknown():
    assert [charts.say(total) for total in (Total(), Total(2), Total(2, 1))] == [
        "tidak ada",
        "Rp2",
        "Rp2 + 1 belum diketahui",
    ]


def test_chart_is_drawn_with_attributes_alone():
    chart = charts.pairs([("Smart <Living>", 1, 0)], KEYS, "Temuan")

    page = render_to_string("books/_charts/_chart.html", {"chart": chart})

    assert '<rect x="170" y="3" width="510" height="12" fill="#111111"/>' in page
    assert "<title>Temuan. Smart &lt;Living&gt;: 1 masalah, 0 potensi.</title>" in page
    assert "style=" not in page
