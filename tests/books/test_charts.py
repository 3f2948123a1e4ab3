"""Where the shapes of a chart stand, and that no number is left to a color."""

from fractions import Fraction

import pytest
from django.template.loader import render_to_string

from books import charts
from books.charts import ABOVE, Axis, Chart, Dot, Key, Line, Polygon, Rect, Words
from books.charts.drawing import DIMENSIONS, HEAT, SERIES, WHITE, fit, fold
from books.contexts import budget, programs
from books.contexts.money import Total
from tests.builders import facts

KEYS = (Key("Masalah", "#111111"), Key("Potensi", "#222222"))


def money(*fundings, **words):
    return facts.a_program(facts.an_action(*fundings), **words)


def a_stacked_book():
    return facts.a_book(
        programs=(
            money(
                facts.a_funding(amount=1_000_000),
                facts.a_funding(amount=3_000_000, source="APBN"),
                facts.a_funding(amount=2_000_000, year=2023),
                facts.an_unknown(year=2023, source="CSR"),
            ),
        )
    )


# Bars


def test_pairs_are_as_long_as_their_numbers():
    chart = charts.pairs([("Smart Living", 4, 2)], KEYS, "Temuan")

    assert chart == Chart(
        720,
        36,
        (Rect(170, 3, 440, 12, "#111111"), Rect(170, 17, 220, 12, "#222222")),
        (
            Words(160, 20, "Smart Living", "end"),
            Words(616, 13, "4 masalah", fill="#4f5c57"),
            Words(396, 27, "2 potensi", fill="#4f5c57"),
        ),
        KEYS,
        "Temuan. Smart Living: 4 masalah, 2 potensi.",
    )


def test_pairs_of_nothing_have_no_length():
    chart = charts.pairs([("Smart Living", 0, 0)], KEYS, "Temuan")

    assert [rect.width for rect in chart.rects] == [0, 0]


def test_money_by_year_stacks_the_sources_without_a_gap():
    chart = charts.money_by_year(budget.by_source(a_stacked_book()), "Anggaran")

    assert chart.rects == (
        Rect(90, 5, 97, 20, "#14493f"),
        Rect(188, 5, 291, 20, "#96690f"),
        Rect(90, 39, 194, 20, "#14493f"),
    )
    assert chart.legend == (
        Key("APBD Kabupaten", "#14493f", "1"),
        Key("APBN", "#96690f", "2"),
    )
    assert chart.alternative == (
        "Anggaran. 2022: Rp4 juta; 2023: Rp2 juta + 1 belum diketahui; 2024: tidak ada."
    )


def test_money_by_year_numbers_its_pieces_as_the_legend_does():
    chart = charts.money_by_year(budget.by_source(a_stacked_book()), "Anggaran")

    assert [words for words in chart.words if words.fill == WHITE] == [
        Words(138, 19, "1", "middle", WHITE, 600),
        Words(333, 19, "2", "middle", WHITE, 600),
        Words(187, 53, "1", "middle", WHITE, 600),
    ]


def test_money_by_year_leaves_a_sliver_without_its_number():
    book = facts.a_book(
        programs=(
            money(
                facts.a_funding(amount=1_000),
                facts.a_funding(amount=10_000, source="APBN"),
                facts.a_funding(amount=1_000_000, source="DAK"),
            ),
        )
    )

    chart = charts.money_by_year(budget.by_source(book), "Anggaran")

    assert [rect.fill for rect in chart.rects] == ["#96690f", "#4a73a3"]
    assert [words.text for words in chart.words if words.fill == WHITE] == ["3"]


def test_money_by_year_of_dimensions_has_their_colors():
    chart = charts.money_by_year(budget.by_dimension(a_stacked_book()), "Anggaran")

    assert chart.legend == (Key("Smart Environment", "#4a7d3f", "1"),)


def test_money_by_year_stands_above_its_bars_on_a_phone():
    chart = charts.money_by_year(budget.by_source(a_stacked_book()), "Anggaran", ABOVE)

    assert (chart.width, chart.height) == (340, 168)
    assert chart.rects[0] == Rect(0, 22, 340, 20, "#f1ede1")
    assert chart.rects[2] == Rect(85, 22, 254, 20, "#96690f")
    assert chart.words[:2] == (
        Words(0, 15, "2022", weight=600),
        Words(340, 15, "Rp4 juta", "end", "#4f5c57"),
    )


def test_money_by_year_of_unknowns_alone_says_how_many():
    book = facts.a_book(programs=(money(facts.an_unknown()),))

    chart = charts.money_by_year(budget.by_source(book), "Anggaran")

    assert chart.rects == ()
    assert chart.words[1] == Words(98, 19, "1 belum diketahui", fill="#4f5c57")


def test_money_draws_a_bar_for_each_line():
    book = facts.a_book(programs=(money(facts.a_funding(amount=5_000_000)),))

    chart = charts.money(budget.by_dimension(book), "Per dimensi")

    assert chart.rects == (
        Rect(190, 4, 0, 16, "#7762ab"),
        Rect(190, 30, 290, 16, "#4a7d3f"),
    )
    assert chart.alternative == (
        "Per dimensi. Smart Society: tidak ada; Smart Environment: Rp5 juta."
    )


# Roadmap


def test_roadmap_joins_years_that_follow_each_other():
    first, last = facts.an_action(years=(2022, 2023)), facts.an_action(years=(2025,))
    book = facts.a_book(
        programs=(facts.a_program(first, last, is_quick_win=True),),
    )

    chart = charts.roadmap(programs.roadmaps(book), "Peta jalan")

    assert [rect for rect in chart.rects if rect.fill == "#4a7d3f"] == [
        Rect(422, 46, 146, 11, "#4a7d3f"),
        Rect(647, 46, 71, 11, "#4a7d3f"),
    ]
    assert Rect(3, 48, 7, 7, "#b98328") in chart.rects
    assert chart.legend == (Key("Quick win", "#b98328"),)
    assert chart.alternative == "Peta jalan. Bank sampah: 2022 sampai 2023, 2025."


def test_roadmap_counts_each_year_beside_the_name_of_the_dimension():
    book = facts.a_book(
        programs=(
            facts.a_program(facts.an_action(years=(2022, 2023))),
            facts.a_program(facts.an_action(years=(2023,)), code="SC21-0002"),
        )
    )

    chart = charts.roadmap(programs.roadmaps(book), "Peta jalan")

    assert [words.text for words in chart.words[3:7]] == [
        "Smart Environment",
        "1",
        "2",
        "0",
    ]
    assert chart.legend == ()


def test_roadmap_cuts_a_title_that_is_too_long():
    book = facts.a_book(programs=(facts.a_program(title="Bank " * 30),))

    chart = charts.roadmap(programs.roadmaps(book), "Peta jalan")

    assert chart.words[-1].text == "SC21-0001  " + ("Bank " * 15)[:50].rstrip() + "…"
    assert chart.alternative.endswith(": belum bertahun.")


def test_roadmap_on_its_side_has_more_of_each_title():
    title = "Kawasan bebas TPS melalui TPS3R dan pengangkutan terpilah per RT"
    maps = programs.roadmaps(facts.a_book(programs=(facts.a_program(title=title),)))

    upright = charts.roadmap(maps, "Peta jalan")
    wide = charts.roadmap(maps, "Peta jalan", charts.WIDE)

    assert (upright.width, wide.width) == (720, 1140)
    assert wide.words[-1].text == f"SC21-0001  {title}"
    assert upright.words[-1].text.endswith("pengangkutan t…")


def test_roadmap_of_nothing_is_empty():
    chart = charts.roadmap(programs.roadmaps(facts.a_book()), "Peta jalan")

    assert (chart.rects, chart.words, chart.legend) == ((), (), ())


# Matrix


def test_matrix_is_darker_the_more_and_says_every_number():
    chart = charts.matrix(
        ["Smart Living", "Smart Environment"], [("DLH", (7, 0))], "Sebaran"
    )

    assert chart.rects == (Rect(171, 41, 108, 22, "#14493f"),)
    assert chart.words == (
        Words(225, 32, "Smart Living", "middle", "#14493f", 600),
        Words(335, 17, "Smart", "middle", "#14493f", 600),
        Words(335, 32, "Environment", "middle", "#14493f", 600),
        Words(160, 57, "DLH", "end"),
        Words(225, 57, "7", "middle", WHITE, 600),
        Words(335, 57, "0", "middle", "#4f5c57", 600),
    )
    assert chart.alternative == "Sebaran. DLH: Smart Living 7."


def test_matrix_of_small_numbers_has_a_shade_for_each():
    chart = charts.matrix(list("abcde"), [("DLH", (1, 2, 3, 4, 5))], "Sebaran")

    assert [rect.fill for rect in chart.rects] == [fill for fill, _ in HEAT]


def test_matrix_of_several_drawings_has_one_scale():
    chart = charts.matrix(["a"], [("DLH", (10,))], "Sebaran", most=100)

    assert chart.rects[0].fill == HEAT[0][0]


def test_matrix_says_of_a_row_that_it_has_nothing():
    chart = charts.matrix(["2022"], [("DLH", (0,))], "Sebaran")

    assert chart.rects == ()
    assert chart.alternative == "Sebaran. DLH: tidak ada."


def test_matrix_of_no_rows_and_no_columns_is_empty():
    chart = charts.matrix([], [], "Sebaran")

    assert (chart.rects, chart.words, chart.height) == ((), (), 40)


# Radar


def test_radar_reaches_the_rim_at_the_highest_level():
    axes = [
        Axis("Anggaran", Fraction(5), None),
        Axis("Fisik", Fraction(0), Fraction(4)),
        Axis("Sosial", Fraction(5, 2), Fraction(5)),
    ]

    chart = charts.radar(axes, "Kesiapan")

    assert chart.dots[2:] == (
        Dot(360, 50, 4, "#14493f"),
        Dot(360, 190, 4, "#14493f"),
        Dot(299, 225, 4, "#14493f"),
    )
    assert chart.polygons[0] == Polygon(
        ((360, 50), (360, 190), (299, 225)), "#e4eeea", "#e4eeea"
    )
    # What is wanted lies below what is, and is broken where nobody wants anything.
    assert [line.stroke for line in chart.lines[3:]] == ["#b98328"] + ["#14493f"] * 3
    assert chart.lines[4] == Line(360, 50, 360, 190, "#14493f", 2)
    assert [words.text for words in chart.words] == [
        "Anggaran",
        "5",
        "Fisik",
        "0, diharapkan 4",
        "Sosial",
        "2,5, diharapkan 5",
        *"12345",
    ]
    assert [words.anchor for words in chart.words[:6:2]] == ["middle", "start", "end"]
    assert [key.label for key in chart.legend] == ["Saat ini", "Diharapkan"]


def test_radar_breaks_where_nothing_is_known():
    full = Fraction(5)
    axes = [Axis(name, None if name == "b" else full, None) for name in "abcd"]

    chart = charts.radar(axes, "Kesiapan")

    assert len(chart.dots) == 3
    assert len(chart.lines) == 4 + 2
    assert {polygon.fill for polygon in chart.polygons} == {"none"}
    assert chart.alternative == "Kesiapan. a: 5; b: belum dinilai; c: 5; d: 5."


def test_radar_says_what_is_wanted_where_nobody_knows_what_is():
    chart = charts.radar([Axis("a", None, Fraction(3))], "Kesiapan")

    assert chart.alternative == "Kesiapan. a: belum dinilai, diharapkan 3."


# All of them


def test_dimension_without_a_color_is_drawn_in_ink():
    assert charts.dimension_fill("") == "#4f5c57"


def luminance(color):
    parts = [int(color[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4
        for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize(
    ("fill", "ink"),
    [*((fill, WHITE) for fill in (*DIMENSIONS.values(), *SERIES)), *HEAT],
)
def test_what_is_written_on_a_color_can_be_read(fill, ink):
    dark, light = sorted((luminance(fill), luminance(ink)))

    assert (light + 0.05) / (dark + 0.05) >= 4.5


def test_long_words_are_cut_and_folded():
    assert fit("Dinas Lingkungan Hidup", 64) == "Dinas Lin…"
    assert fit("DLH", 64) == "DLH"
    assert fold("Smart Living", 90) == ["Smart Living"]
    assert fold("Wajah Kota yang Cerdas", 90) == ["Wajah Kota", "yang Cerdas"]
    assert fold("Kota yang Cerdas dan Aman", 64) == ["Kota", "yang…"]
    assert fold("Ketersediaansarana telekomunikasi", 74) == ["Ketersedia", "ansarana…"]


def test_total_is_said_with_what_is_unknown():
    assert [charts.say(total) for total in (Total(), Total(2), Total(2, 1))] == [
        "tidak ada",
        "Rp2",
        "Rp2 + 1 belum diketahui",
    ]


def drawn(chart):
    return render_to_string("books/_charts/_chart.html", {"chart": chart})


def test_chart_is_drawn_with_attributes_alone():
    page = drawn(charts.pairs([("Smart <Living>", 1, 0)], KEYS, "Temuan"))

    assert '<rect x="170" y="3" width="440" height="12" fill="#111111"/>' in page
    assert "<title>Temuan. Smart &lt;Living&gt;: 1 masalah, 0 potensi.</title>" in page
    assert "style=" not in page


def test_every_shape_is_drawn():
    page = drawn(
        Chart(
            10,
            20,
            (),
            (),
            (Key("APBN", "#111111", "1"),),
            "Semua.",
            polygons=(Polygon(((0, 0), (1, 2), (3, 4)), "#222222"),),
            lines=(Line(1, 2, 3, 4, "#333333", 2),),
            dots=(Dot(5, 6, 4, "#444444"),),
        )
    )

    assert '<polygon points="0,0 1,2 3,4" fill="none" stroke="#222222"/>' in page
    assert (
        '<line x1="1" y1="2" x2="3" y2="4" stroke="#333333" stroke-width="2"/>' in page
    )
    assert '<circle cx="5" cy="6" r="4" fill="#444444"/>' in page
    assert "</svg> <b>1</b> APBN</li>" in page
