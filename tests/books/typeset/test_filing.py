"""A file that grows object by object can be read by others."""

from io import BytesIO

import pikepdf

from books.typeset.filing import File, references


def a_file(words=b"BT ET"):
    file = File()
    pages, page, content = file.reserve(), file.reserve(), file.reserve()
    file.deflate(content, b"", words)
    file.pack(
        [
            (pages, b"<</Type/Pages/Count 1/Kids%s>>" % references([page])),
            (
                page,
                b"<</Type/Page/Parent %d 0 R/MediaBox[0 0 9 9]/Resources<<>>"
                b"/Contents %d 0 R>>" % (pages, content),
            ),
        ]
    )
    catalog = file.add(b"<</Type/Catalog/Pages %d 0 R>>" % pages)
    return file.finish(b"/Root %d 0 R" % catalog)


def test_file_is_sound_for_qpdf():
    with pikepdf.open(BytesIO(a_file())) as pdf:
        assert pdf.check_pdf_syntax() == []
        assert pdf.pages[0].Contents.read_bytes() == b"BT ET"


def test_identifier_is_taken_from_what_was_written():
    one, two = (pikepdf.open(BytesIO(a_file(w))).trailer.ID for w in (b"q Q", b"q  Q"))

    assert one[0] == one[1]
    assert one[0] != two[0]


def test_same_objects_give_the_same_bytes():
    assert a_file() == a_file()


def test_references_are_an_array():
    assert references([3, 14]) == b"[3 0 R 14 0 R]"
