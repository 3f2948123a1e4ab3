"""Files from anywhere are read apart, within limits, and refused in a sentence."""

import io
import resource
import runpy
import subprocess
import sys
from datetime import date, datetime, time, timedelta
from time import monotonic
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
import xlsxwriter

from programs.worksheet import reading
from programs.worksheet.reading import Refused, look, plain, read
from tests.builders.worksheets import a_workbook

CELLS = b"<table:table-cell office:value-type='string'>"


def a_file(write):
    """A workbook of one sheet, written by hand."""
    file = io.BytesIO()
    with xlsxwriter.Workbook(file) as workbook:
        write(workbook, workbook.add_worksheet("Lembar"))
    return file.getvalue()


def a_zip(**parts):
    file = io.BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as whole:
        for name, content in parts.items():
            whole.writestr(name, content)
    return file.getvalue()


def with_part(name, content=b"x", data=None):
    """A good workbook with one part more."""
    file = io.BytesIO(data or a_workbook(Satu=[["a"]]))
    with ZipFile(file, "a", ZIP_DEFLATED) as whole:
        whole.writestr(name, content)
    return file.getvalue()


def an_ods(rows, more=b""):
    """A LibreOffice worksheet, whose rows are given as XML."""
    content = (
        b'<?xml version="1.0"?><office:document-content '
        b'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        b'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
        b'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
        b'office:version="1.2"><office:body><office:spreadsheet>'
        b'<table:table table:name="Lembar">'
        + more
        + rows
        + b"</table:table></office:spreadsheet></office:body></office:document-content>"
    )
    return a_zip(
        **{
            "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
            "content.xml": content,
            "META-INF/manifest.xml": b"<manifest/>",
        }
    )


def row(text, repeat=b""):
    return (
        b"<table:table-row"
        + repeat
        + b">"
        + CELLS
        + b"<text:p>"
        + text
        + b"</text:p></table:table-cell></table:table-row>"
    )


def broad(workbook, page):
    page.write(0, 0, 1)
    page.write(0, reading.MOST_COLUMNS, 1)


def sparse(workbook, page):
    page.write(0, 0, 1)
    page.write(1_048_575, 16_383, 1)


def longer(workbook, page):
    for at in range(reading.MOST_ROWS + 1):
        page.write_string(at, 0, "x")


def endless(workbook, page):
    for at in range(100_000):
        page.write_string(at, 0, "x")


def a_bomb():
    return a_zip(
        **{"xl/workbook.xml": b"x", "xl/worksheets/sheet1.xml": bytes(1 << 28)}
    )


def a_liar():
    """A zip whose directory says that its part is small."""
    data = a_zip(**{"xl/workbook.xml": bytes(1 << 26)})
    return data.replace((1 << 26).to_bytes(4, "little"), (9).to_bytes(4, "little"))


def test_cells_come_out_as_they_were_written():
    data = a_workbook(Satu=[["a", 1, 1.5], [], [" b\n c ", None, "x"]], Dua=[[None]])

    one, two = read(data)

    assert one.name == "Satu"
    assert one.rows == {1: ["a", 1.0, 1.5], 3: ["b\n c", None, "x"]}
    assert two.rows == {}


def test_a_libreoffice_file_is_read():
    [sheet] = read(an_ods(row(b"Judul") + row(b"Bank sampah")))

    assert sheet.rows == {1: ["Judul"], 2: ["Bank sampah"]}


def test_hidden_sheets_are_not_read():
    def write(workbook, page):
        page.write(0, 0, "x")
        hidden = workbook.add_worksheet("Rahasia")
        hidden.write(0, 0, "x")
        hidden.hide()

    assert [name for name, _ in look(a_file(write))] == ["Lembar"]


def test_a_merged_cell_says_the_same_everywhere():
    data = a_file(lambda workbook, page: page.merge_range("A1:B2", "Program"))

    [(_, rows)] = look(data)

    assert rows == [(1, ["Program"] * 2), (2, ["Program"] * 2)]


def test_immense_merged_cells_are_left_as_they_are(monkeypatch):
    monkeypatch.setattr(reading, "MOST_SPREAD", 3)
    data = a_file(lambda workbook, page: page.merge_range("A1:B2", "Program"))

    [(_, rows)] = look(data)

    assert rows == [(1, ["Program"])]


def test_an_empty_merged_cell_says_nothing():
    def write(workbook, page):
        page.write(0, 4, "x")
        page.merge_range("A1:B2", "")

    [(_, rows)] = look(a_file(write))

    assert rows == [(1, [None] * 4 + ["x"])]


def test_cells_without_words_at_the_end_are_left_out():
    [(_, rows)] = look(a_workbook(Satu=[["a", "  "], [], ["b"]]))

    assert rows == [(1, ["a"]), (3, ["b"])]


def test_a_locked_libreoffice_file_is_said_to_be_locked():
    data = a_zip(
        **{
            "content.xml": b"?",
            "META-INF/manifest.xml": b"<manifest:encryption-data/>",
        }
    )

    with pytest.raises(Refused, match="kata sandi"):
        look(data)


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (" a ", "a"),
        ("  ", None),
        (1.5, 1.5),
        (True, True),
        (date(2022, 8, 17), "17 Agustus 2022"),
        (datetime(2022, 1, 5, 8), "5 Januari 2022"),  # noqa: DTZ001 - as files say it
        (time(8, 30), "08.30"),
        (timedelta(hours=1), "1:00:00"),
    ],
)
def test_a_cell_is_said_plainly(value, said):
    assert plain(value) == said


HOSTILE = {
    "empty": (b"", "kosong"),
    "program": (b"MZ\x90\x00" + bytes(500), "program komputer"),
    "text": (b"a;b;c", "bukan berkas Excel"),
    "page": (b"<html><table>", "bukan berkas Excel"),
    "document": (a_zip(**{"word/document.xml": b"x"}), "bukan berkas Excel"),
    "large": (b"PK\x03\x04" + bytes(reading.MOST_BYTES), "5 MB"),
    "cut": (a_workbook(Satu=[["a"]])[:-200], "rusak"),
    "hollow": (a_zip(**{"xl/workbook.xml": b"<x"}), "rusak"),
    "bomb": (a_bomb(), "jauh lebih besar"),
    "liar": (a_liar(), "rusak"),
    "parts": (
        a_zip(**{f"xl/{n}.xml": b"" for n in range(reading.MOST_PARTS + 1)}),
        "jauh lebih besar",
    ),
    "macros": (with_part("xl/vbaProject.bin"), "makro"),
    "basic": (with_part("Basic/Standard/Module1.xml"), "makro"),
    "links": (with_part("xl/externalLinks/externalLink1.xml"), "berkas lain"),
    "formula": (
        a_file(lambda workbook, page: page.write_formula("C7", "=1+1")),
        "Sel C7 berisi rumus",
    ),
    "ods formula": (an_ods(row(b"x", b' table:formula="of:=1"')), "rumus"),
    "ods link": (an_ods(row(b"x"), b'<table:table-source xlink="x"/>'), "berkas lain"),
    "ods rows": (
        an_ods(row(b"x", b' table:number-rows-repeated="100000"')),
        "lebih dari 10.000",
    ),
    "broad": (a_file(broad), "lebih dari 200"),
    "sparse": (a_file(sparse), "jauh lebih besar"),
    "longer": (a_file(longer), "lebih dari 10.000"),
    "endless": (a_file(endless), "lebih dari 10.000"),
    "nothing": (a_file(lambda workbook, page: None), "Tidak ada lembar yang berisi"),
    "xls locked": (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
        "kata sandi",
    ),
    "xls macros": (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "_VBA_PROJECT".encode("utf-16-le"),
        "makro",
    ),
    "xls broken": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000), "rusak"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_refused_soon_and_in_a_sentence(name):
    data, said = HOSTILE[name]
    begun = monotonic()

    with pytest.raises(Refused, match=said):
        read(data)

    assert monotonic() - begun < 2


@pytest.mark.parametrize("name", HOSTILE.keys() - {"large", "sparse"})
def test_the_process_of_its_own_says_why(name):
    data, said = HOSTILE[name]

    with pytest.raises(Refused, match=said):
        look(data)


def test_a_part_that_wants_a_password_is_said_to_be_locked():
    data = bytearray(a_workbook(Satu=[["a"]]))
    at = data.rfind(b"PK\x01\x02")
    data[at + 8] |= 1  # the directory says: encrypted
    local = int.from_bytes(data[at + 42 : at + 46], "little")
    data[local + 6] |= 1
    name = data[at + 46 : at + 46 + int.from_bytes(data[at + 28 : at + 30], "little")]
    assert not name.startswith(b"xl/w")

    for index in range(len(data) - 4):
        if data[index : index + 4] == b"PK\x01\x02":
            data[index + 8] |= 1
        if data[index : index + 4] == b"PK\x03\x04":
            data[index + 6] |= 1
    with pytest.raises(Refused, match="kata sandi"):
        look(bytes(data))


def test_a_part_that_grows_beyond_its_room_is_refused(monkeypatch):
    monkeypatch.setattr(reading, "MOST_UNPACKED", 1 << 30)
    data = with_part("xl/worksheets/sheet9.xml", bytes(3000))
    with ZipFile(io.BytesIO(data)) as parts:
        info = parts.getinfo("xl/worksheets/sheet9.xml")

        with pytest.raises(Refused, match="jauh lebih besar"):
            list(reading._blocks(parts, info, 2999))


def test_a_formula_without_an_address_is_refused_as_well():
    with pytest.raises(Refused, match="Sel ini berisi rumus"):
        reading._look_through("xl/worksheets/sheet1.xml", b"<c><f>1</f></c>")


def test_a_file_that_takes_too_long_is_refused(monkeypatch):
    monkeypatch.setattr(reading, "MOST_SECONDS", 0.01)

    with pytest.raises(Refused, match="jauh lebih besar"):
        read(a_workbook(Satu=[["a"]]))


@pytest.mark.parametrize(
    ("data", "said"), [(a_workbook(Satu=[["a"]]), '"Satu"'), (b"", "refused")]
)
def test_the_process_itself(monkeypatch, capsys, data, said):
    limits = []
    monkeypatch.setattr(resource, "setrlimit", lambda what, most: limits.append(what))
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))

    runpy.run_path(reading.__file__, run_name="__main__")

    assert said in capsys.readouterr().out
    assert limits == [resource.RLIMIT_AS, resource.RLIMIT_CPU]


def test_the_process_knows_nothing_of_the_portal():
    command = [sys.executable, "-I", "-X", "importtime", reading.__file__]

    ended = subprocess.run(command, input=b"", capture_output=True, check=True)

    assert b"django" not in ended.stderr
