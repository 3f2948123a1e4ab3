"""Do the papers of a workshop say what the rows say?"""

from datetime import date
from io import BytesIO

import pytest
from django.urls import reverse
from pypdf import PdfReader

from books import papers, press, printing
from books.models import Paper, Printing
from tests.builders.agencies import an_agency
from tests.builders.workshops import (
    a_check_in,
    a_participant,
    a_session,
    a_workshop,
    an_outcome,
)
from workshops.models import CheckIn

BADGE = 46 / 25.4 * 72  # points
MARGIN = 3 / 25.4 * 72  # from where the code stands, to the edge
FIRST, SECOND = date(2021, 9, 3), date(2021, 9, 4)


@pytest.fixture
def workshop(plan):
    return a_workshop(minutes="Dibuka pukul 08.30.", purpose="Menghimpun temuan.")


@pytest.fixture
def hall(workshop, operator, outsider):
    """Two days: Oki comes to both, Rika on line to the first, Omar to none."""
    one = a_session(workshop, title="Pembukaan")
    two = a_session(workshop, title="Penutupan", held_on=SECOND)
    oki, rika = (
        a_participant(workshop, operator.agency, full_name=name)
        for name in ("Oki", "Rika")
    )
    a_participant(workshop, outsider.agency, full_name="Omar")
    for session in (one, two):
        a_check_in(oki, session)
    a_check_in(rika, one, mode=CheckIn.Mode.ONLINE)
    return workshop


def sheets(workshop, paper, day=None):
    return [piece.content for piece in papers.pieces_of(workshop, paper, day)]


def printed(workshop, paper, day=None):
    done = press.print_paper(workshop, paper, day)
    assert done.broken == ()
    pages = PdfReader(BytesIO(done.pdf)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def test_list_of_a_day_is_who_came_that_day(hall):
    [first] = sheets(hall, Paper.ROLL, FIRST)
    [second] = sheets(hall, Paper.ROLL, SECOND)

    assert [(line.name, line.mode_label) for line in first.lines] == [
        ("Oki", "Hadir di tempat"),
        ("Rika", "Daring"),
    ]
    assert (first.sums, [line.name for line in first.missing]) == ((1, 1), ["Omar"])
    assert [line.name for line in second.lines] == ["Oki"]
    assert (second.sums, second.rooms) == ((1, 0), ())
    assert {line.name for line in second.missing} == {"Rika", "Omar"}


def test_printed_list_has_mode_and_room_to_sign(hall):
    said = printed(hall, Paper.ROLL, FIRST)

    for words in (
        "Jumat, 3 September 2021",
        "Cara hadir Tanda tangan",
        "Oki Staf DLH Hadir di tempat",
        "Rika Staf DLH Daring",
        "Hadir di tempat 1, daring 1, jumlah 2 orang.",
        "Diundang dan tidak hadir: Omar (Dishub).",
        "Pejabat penanggung jawab kegiatan",
    ):
        assert words in said


def test_list_before_anybody_came_is_blank_and_has_room(workshop, operator):
    a_participant(workshop, operator.agency, full_name="Oki")

    [sheet] = sheets(workshop, Paper.ROLL, FIRST)

    assert [line.name for line in sheet.lines] == ["Oki"]
    assert (sheet.is_blank, sheet.sums, sheet.missing) == (True, None, ())
    assert sheet.rooms == tuple(range(2, 12))


def test_long_list_is_cut_and_summed_at_its_end(workshop, operator):
    session = a_session(workshop)
    for number in range(papers.LINES + 1):
        person = a_participant(workshop, operator.agency, full_name=f"P {number:03}")
        a_check_in(person, session)

    one, two = sheets(workshop, Paper.ROLL, FIRST)

    assert (len(one.lines), one.sums) == (papers.LINES, None)
    assert (two.before, len(two.lines), two.sums) == (papers.LINES, 1, (61, 0))


def test_correction_tells_no_hour(hall, admin):
    row = CheckIn.objects.get(participant__full_name="Rika")
    row.way, row.by, row.reason = CheckIn.Way.LATE, admin, "Sinyal putus"
    row.save()

    [sheet] = sheets(hall, Paper.ROLL, FIRST)

    assert [bool(line.arrived) for line in sheet.lines] == [True, False]
    assert "Daring 1 acara" in printed(hall, Paper.ROLL, FIRST)


def test_matrix_names_who_was_absent(hall):
    said = printed(hall, Paper.MATRIX)

    assert "DLH 2 2 1" in said
    assert "Dishub 1 – –" in said
    assert "Tidak hadir pada acara apa pun: Dishub." in said


def test_badges_carry_the_code_of_each(hall, settings):
    settings.SITE_URL = "https://portal.example"
    [sheet] = sheets(hall, Paper.BADGES)

    badge = next(one for one in sheet.badges if one.name == "Oki")
    person = hall.participants.get(full_name="Oki")
    assert badge.code == person.code
    assert badge.address == f"https://portal.example/hadir/?peserta={person.code}"
    assert badge.squares.side >= 25
    assert person.code in printed(hall, Paper.BADGES)


@pytest.mark.parametrize("letters", [30, 45, 46, 90, 91, 120, 150])
def test_badge_holds_the_longest_name(workshop, letters):
    """Nothing is written below the code, which stands at the lower edge."""
    workshop.title = "Bimtek penyusunan rencana induk " * 6
    agency = an_agency(short_name="Bagian Administrasi Pembangunan Setda Ps")
    name = ("Muhammad Wirawan Hidayatullah " * 5)[:letters]
    facts = {"full_name": name, "position": "Kepala Subbagian " * 8, "code": "ABCDEF"}
    a_participant(workshop, agency, **facts)

    places = heights(press.print_paper(workshop, Paper.BADGES).pdf)

    code = places.pop("ABCDEF")
    words = " ".join(places)
    assert name.split()[-1] in words
    assert "Setda Ps" in words
    written = [height for said, height in places.items() if "WITA" not in said]
    assert min(height for height in written if height > code - BADGE) >= code - MARGIN


def heights(pdf):
    """How high on the first page each line of text stands, in points."""
    found = {}

    def note(text, user, matrix, font, size):
        if text.strip():
            found[text.strip()] = user[5] + user[3] * matrix[5]

    PdfReader(BytesIO(pdf)).pages[0].extract_text(visitor_text=note)
    return found


def test_long_title_leaves_room_in_the_running_head(workshop):
    workshop.title = "Bimtek penyusunan rencana induk " * 6

    [piece] = papers.pieces_of(workshop, Paper.MINUTES, None)

    assert len(piece.part) == papers.MOST_PART


def test_papers_are_signed_for_the_coordinator(workshop, dkisp):
    dkisp.name = "Dinas Kominfo dan Persandian"
    dkisp.save()

    for paper in (Paper.ROLL, Paper.MINUTES, Paper.RECORD):
        said = printed(workshop, paper, FIRST)
        assert "Dinas Kominfo dan Persandian" in said
        assert "DKISP Tanda tangan" not in said


def test_house_without_a_coordinator_leaves_the_office_open(workshop):
    [sheet] = sheets(workshop, Paper.RECORD)

    assert sheet.head.organizer == ""


@pytest.mark.parametrize(
    ("letters", "length"),
    [(45, "short"), (46, "long"), (90, "long"), (91, "longest")],
)
def test_long_names_are_set_smaller(letters, length):
    badge = papers.Badge("x" * letters, "Staf", "DLH", "ABCDEF", "")

    assert badge.length == length


def test_badges_of_nobody(workshop):
    assert "Belum ada peserta." in printed(workshop, Paper.BADGES)


def test_minutes_tell_the_whole_workshop(hall, operator):
    an_outcome(hall, text="Data dilengkapi.", session=hall.sessions.first())
    an_outcome(
        hall, kind="TASK", text="Kirim data.", owner=operator.agency, due_on=SECOND
    )

    said = printed(hall, Paper.MINUTES)

    for words in (
        "Menghimpun temuan.",
        "Dibuka pukul 08.30.",
        "Data dilengkapi. (Pembukaan)",
        "Kirim data. DLH 4 September 2021 Belum selesai",
        "Jumat, 3 September 2021: 1 orang di tempat, 1 orang daring.",
        "Tidak hadir: Dishub.",
        "Petugas daftar hadir dan notulis",
    ):
        assert words in said


def test_record_has_its_signers(workshop, operator):
    workshop.is_hybrid = False
    said = printed(workshop, Paper.RECORD)

    assert "Tidak ada keputusan yang dicatat." in said
    assert "Wakil peserta" in said
    assert "Pendopo Kabupaten Paser, telah" in said


def ask(client, workshop, **facts):
    return client.post(reverse("books:paper_print", args=[workshop.pk]), facts)


def test_admin_asks_for_a_paper_and_gets_its_file(client, admin, hall):
    client.force_login(admin)

    response = ask(client, hall, paper="ROLL", day="2021-09-03")
    row = Printing.objects.get()
    printing.work.call(row.pk)
    page = client.get(response.url).text
    file = client.get(reverse("books:printing_file", args=[row.pk]))

    assert response.url == row.get_absolute_url()
    assert str(row) == "Daftar hadir Bimtek I, 3 September 2021"
    assert "Cetakan lokakarya" in page
    assert row.source_url == hall.get_absolute_url()
    assert (
        'filename="daftar-hadir-bimtek-i-2021-09-03.pdf"'
        in file.headers["Content-Disposition"]
    )


def test_other_papers_are_of_no_day(client, admin, hall):
    client.force_login(admin)

    ask(client, hall, paper="MINUTES", day="2021-09-03")

    row = Printing.objects.get()
    assert (row.day, row.file_name) == (None, "notulen-bimtek-i.pdf")


@pytest.mark.parametrize(
    "facts",
    [{"paper": "POSTER"}, {"paper": "ROLL"}, {"paper": "ROLL", "day": "2021-09-05"}],
)
def test_paper_that_does_not_exist_is_no_page(client, admin, workshop, facts):
    client.force_login(admin)

    assert ask(client, workshop, **facts).status_code == 404


def test_only_the_admin_prints_and_is_shown_the_buttons(client, operator, workshop):
    client.force_login(operator)

    assert "DKISP" in ask(client, workshop, paper="MINUTES").text
    assert "Berita acara" not in client.get(workshop.get_absolute_url()).text
