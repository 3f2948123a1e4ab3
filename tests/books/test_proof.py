"""Do the checks over printed files find what is wrong, and only that?"""

import re
from io import BytesIO

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String

from tests.books import proof
from tests.books.proof import charter
from tests.books.proof.__main__ import main
from tests.books.small_paper import small_paper

FIRST = rb"(beginbfchar\s+)(<\w+>) <\w+>"  # what a font says of a code


def opened():
    return pikepdf.open(BytesIO(small_paper()))


def found(pdf, role):
    """The elements of a role, in the order in which they were written."""
    return [
        one
        for one in pdf.objects
        if isinstance(one, Dictionary) and "/P" in one and one.get("/S") == f"/{role}"
    ]


def draw(pdf, operators, page=0):
    pdf.pages[page].contents_add(operators, prepend=False)


def rewrite(pdf, old, new, page=0):
    """Put other operators in the place of the first that look like `old`."""
    content = pdf.pages[page].Contents.read_bytes()
    assert re.search(old, content)
    pdf.pages[page].Contents.write(re.sub(old, new, content, count=1))


def kid_of_table(pdf, role):
    pdf.Root.StructTreeRoot.RoleMap = Dictionary({f"/{role}": Name.Span})
    found(pdf, "THead")[0].S = Name(f"/{role}")


def numbers(pdf):
    return pdf.Root.StructTreeRoot.ParentTree.Nums


def link(pdf):
    return pdf.pages[0].Annots[0]


def font_of(pdf):
    return next(iter(pdf.pages[0].Resources.Font.values()))


def say_in_xmp(pdf, old, new):
    xmp = pdf.Root.Metadata
    xmp.write(xmp.read_bytes().replace(old, new))


def say_in_font(pdf, old, new):
    """Change what the first page's font says its codes mean."""
    stream = font_of(pdf).ToUnicode
    stream.write(re.sub(old, new, stream.read_bytes(), count=1))


def add(pdf, parent, role, at=-1):
    kid = Dictionary(S=Name(f"/{role}"), P=parent)
    parent.K.insert(at, pdf.make_indirect(kid))


def twice(pdf, role):
    one = found(pdf, role)[0]
    one.P.K.append(one)


def drop(dictionary, key):
    del dictionary[key]


def put(dictionary, key, value):
    dictionary[key] = value


def attachment(pdf):
    return pdf.Root.AF[0]


# A file without a fault


def test_whole_file_has_no_fault():
    assert proof.faults(small_paper()) == []
    proof.prove(small_paper())


def test_file_says_what_it_shows_in_the_order_of_its_tree():
    assert proof.spoken(small_paper()) == [
        ("H1", "Kata pengantar"),
        ("P", "Sungai Kandilo dijaga bersama, lihat isi dan laman."),
        ("H1", "Isi"),
        ("H2", "Anggaran"),
        ("Caption", "Tabel 1"),
        *(("TH", "Tahun"), ("TH", "Rupiah"), ("TH", "2022"), ("TD", "10")),
        *(("TD", "20"), ("TD", "30"), ("TD", "40")),
        *(("Lbl", "•"), ("LBody", "Satu"), ("Lbl", "•"), ("LBody", "Dua")),
        ("Figure", "Dua batang"),
    ]


# A fault of each kind

FAULTS = [
    # check, what is broken, what is said of it
    ("identity", lambda pdf: drop(pdf.Root, "/Lang"), "no Lang"),
    ("identity", lambda pdf: drop(pdf.Root, "/MarkInfo"), "not say that it is tagged"),
    ("identity", lambda pdf: drop(pdf.Root, "/ViewerPreferences"), "name of the file"),
    ("identity", lambda pdf: drop(pdf.trailer, "/ID"), "no ID"),
    ("metadata", lambda pdf: drop(pdf.Root, "/Metadata"), "no XMP"),
    ("metadata", lambda pdf: say_in_xmp(pdf, b"Buku", b"\0Buku"), "XMP is no XML"),
    ("metadata", lambda pdf: say_in_xmp(pdf, b'="A"', b'="B"'), "says B for"),
    ("metadata", lambda pdf: say_in_xmp(pdf, b"pdfa/ns/ext", b"x"), "not describe it"),
    ("metadata", lambda pdf: put(pdf.docinfo, "/Title", "Lain"), "'Lain' in Info"),
    ("colors", lambda pdf: drop(pdf.Root, "/OutputIntents"), "0 output intents"),
    (
        "colors",
        lambda pdf: pdf.Root.OutputIntents[0].DestOutputProfile.write(b"none"),
        "no ICC profile",
    ),
    (
        "colors",
        lambda pdf: drop(pdf.Root.OutputIntents[0], "/OutputConditionIdentifier"),
        "not name its condition",
    ),
    ("one_document", lambda pdf: drop(pdf.Root, "/StructTreeRoot"), "no structure"),
    (
        "one_document",
        lambda pdf: put(found(pdf, "Document")[0], "/S", Name.Sect),
        "not with one Document",
    ),
    (
        "one_document",
        lambda pdf: put(found(pdf, "Sect")[0], "/S", Name.Document),
        "second Document",
    ),
    (
        "kin",
        lambda pdf: put(found(pdf, "H1")[0], "/P", found(pdf, "P")[0]),
        "names another parent",
    ),
    ("kin", lambda pdf: drop(found(pdf, "H1")[0], "/P"), "names another parent"),
    ("kin", lambda pdf: twice(pdf, "P"), "stands twice in the tree"),
    ("kin", lambda pdf: found(pdf, "P")[0].K.append(Name.Odd), "holds what is no kid"),
    (
        "kin",
        lambda pdf: found(pdf, "P")[0].K.append(Dictionary(S=Name.Span, P=pdf.Root)),
        "no object of its own",
    ),
    (
        "kin",
        lambda pdf: [drop(one, "/Pg") for one in found(pdf, "Span")],
        "not say on which page",
    ),
    (
        "kin",
        lambda pdf: [put(one, "/ID", String("x")) for one in found(pdf, "TH")],
        "has the ID of",
    ),
    (
        "kin",
        lambda pdf: put(found(pdf, "TD")[0].A, "/Headers", [String("x")]),
        "a header that is nowhere: x",
    ),
    ("roles", lambda pdf: put(found(pdf, "P")[0], "/S", Name.Alinea), "no standard"),
    ("roles", lambda pdf: kid_of_table(pdf, "Kepala"), "may not stand in Table"),
    (
        "roles",
        lambda pdf: put(pdf.Root.StructTreeRoot, "/RoleMap", Dictionary(P=Name.Span)),
        "changes what P means",
    ),
    ("roles", lambda pdf: put(found(pdf, "L")[0], "/S", Name.Div), "must stand in L"),
    ("roles", lambda pdf: found(pdf, "TR")[0].K.append(99), "no cell or item"),
    ("marking", lambda pdf: draw(pdf, b"0 0 1 1 re f"), "a drawing outside every"),
    ("marking", lambda pdf: draw(pdf, b"BT (x) Tj ET"), "text outside every mark"),
    ("marking", lambda pdf: draw(pdf, b"/Span BMC EMC"), "neither an artifact nor"),
    ("marking", lambda pdf: draw(pdf, b"/Artifact BMC"), "1 marks are never closed"),
    ("marking", lambda pdf: draw(pdf, b"EMC"), "EMC closes what was never opened"),
    ("marking", lambda pdf: draw(pdf, b"q"), "1 q without Q"),
    ("marking", lambda pdf: draw(pdf, b"Q"), "Q without q"),
    (
        "marking",
        lambda pdf: draw(pdf, b"/P <</MCID 0>> BDC EMC"),
        "MCID 0 is used twice",
    ),
    (
        "marking",
        lambda pdf: draw(pdf, b"/Artifact BMC /P <</MCID 90>> BDC EMC EMC"),
        "MCID 90 inside an artifact",
    ),
    (
        "marking",
        lambda pdf: draw(pdf, b"/P <</MCID 90>> BDC /Artifact BMC EMC EMC"),
        "an artifact inside MCID 90",
    ),
    (
        "marking",
        lambda pdf: draw(pdf, b"/P <</MCID 9>> BDC /P <</MCID 8>> BDC EMC EMC"),
        "MCID 8 inside another MCID",
    ),
    (
        "marking",
        lambda pdf: draw(pdf, b"BI /W 1 /H 1 /BPC 8 /CS /G ID a EI"),
        "an image outside every mark",
    ),
    ("marking", lambda pdf: draw(pdf, b"/Artifact BMC /No Do EMC"), "no /No to draw"),
    ("tagged", lambda pdf: draw(pdf, b"/P <</MCID 90>> BDC EMC"), "is not in the tree"),
    ("tagged", lambda pdf: rewrite(pdf, rb"/MCID 0", b"/MCID 91"), "not on page 1"),
    (
        "tagged",
        lambda pdf: found(pdf, "P")[0].K.append(0),
        "MCID 0 on page 1 stands in the tree twice",
    ),
    (
        "parent_tree",
        lambda pdf: drop(pdf.pages[0].obj, "/StructParents"),
        "on page 1 has no place in the ParentTree",
    ),
    (
        "parent_tree",
        lambda pdf: put(pdf.pages[1].obj, "/StructParents", 0),
        "that on page 2 and that on page 1",
    ),
    (
        "parent_tree",
        lambda pdf: put(numbers(pdf)[1], 0, found(pdf, "P")[0]),
        "another element for MCID 0 on page 1",
    ),
    ("parent_tree", lambda pdf: put(numbers(pdf), 2, 0), "not in order"),
    (
        "parent_tree",
        lambda pdf: put(pdf.Root.StructTreeRoot, "/ParentTreeNextKey", 1),
        "a number that is taken",
    ),
    (
        "parent_tree",
        lambda pdf: put(link(pdf), "/StructParent", 77),
        "number 77 of an annotation on page 1",
    ),
    ("headings", lambda pdf: put(found(pdf, "H2")[0], "/S", Name.H3), "follows H1"),
    ("headings", lambda pdf: put(found(pdf, "H1")[0], "/S", Name.H2), "the beginning"),
    ("figures", lambda pdf: drop(found(pdf, "Figure")[0], "/Alt"), "has no Alt"),
    ("tables", lambda pdf: drop(found(pdf, "TH")[0].A, "/Scope"), "has no Scope"),
    (
        "tables",
        lambda pdf: add(pdf, found(pdf, "TR")[2], "TD"),
        "has 4 columns, the first row 3",
    ),
    (
        "tables",
        lambda pdf: [drop(one.A, "/ColSpan") for one in found(pdf, "TH")[1:2]],
        "has 3 columns, the first row 2",
    ),
    (
        "tables",
        lambda pdf: put(found(pdf, "TH")[2].A, "/RowSpan", 3),
        "RowSpan that goes on after its last row",
    ),
    ("tables", lambda pdf: put(found(pdf, "Table")[0], "/K", Array()), "no rows"),
    (
        "tables",
        lambda pdf: put(found(pdf, "TD")[0], "/S", Name.P),
        "has 2 columns, the first row 3",
    ),
    ("tables", lambda pdf: put(found(pdf, "TBody")[0], "/S", Name.THead), "2 THead"),
    ("tables", lambda pdf: put(found(pdf, "TBody")[0], "/S", Name.TFoot), "no TBody"),
    (
        "tables",
        lambda pdf: add(pdf, found(pdf, "Table")[0], "Caption", at=1),
        "Caption in the middle",
    ),
    ("links", lambda pdf: drop(link(pdf), "/Contents"), "has no Contents"),
    ("links", lambda pdf: drop(link(pdf), "/StructParent"), "has no StructParent"),
    ("links", lambda pdf: put(link(pdf), "/F", 6), "has flags 6"),
    ("links", lambda pdf: put(link(pdf), "/Rect", [0, 0, 0, 9]), "has no area"),
    (
        "links",
        lambda pdf: put(link(pdf), "/Dest", String("x")),
        "'x', which is nowhere",
    ),
    ("links", lambda pdf: put(link(pdf), "/Dest", [pdf.Root]), "not in the file"),
    ("links", lambda pdf: drop(link(pdf), "/Dest"), "has no target"),
    (
        "links",
        lambda pdf: put(pdf.pages[0].Annots[1].A, "/URI", String(" ")),
        "has no address",
    ),
    ("links", lambda pdf: put(link(pdf), "/Subtype", Name.Movie), "annotation /Movie"),
    (
        "links",
        lambda pdf: pdf.pages[0].Annots.append(
            pdf.make_indirect(Dictionary(dict(link(pdf).items())))
        ),
        "is held by []",
    ),
    (
        "link_elements",
        lambda pdf: [put(one, "/K", Array()) for one in found(pdf, "Link")],
        "a Link that leads nowhere",
    ),
    (
        "tab_order",
        lambda pdf: drop(pdf.pages[0].obj, "/Tabs"),
        "page 1 has annotations",
    ),
    (
        "outline",
        lambda pdf: put(pdf.Root.Outlines.First, "/Dest", String("x")),
        "'x', which is nowhere",
    ),
    ("outline", lambda pdf: drop(pdf.Root.Outlines.First, "/Dest"), "leads nowhere"),
    (
        "outline",
        lambda pdf: put(pdf.Root.Outlines.First, "/Title", String("")),
        "no words",
    ),
    (
        "actions",
        lambda pdf: put(pdf.Root.Names, "/JavaScript", Dictionary()),
        "has JavaScript",
    ),
    ("actions", lambda pdf: put(pdf.pages[0].obj, "/AA", Dictionary()), "page 1 acts"),
    (
        "actions",
        lambda pdf: put(pdf.Root, "/OpenAction", Dictionary(S=Name.Launch)),
        "has the action /Launch",
    ),
    (
        "actions",
        lambda pdf: put(pdf.pages[0].Annots[1].A, "/Next", Dictionary()),
        "an action after its action",
    ),
    ("labels", lambda pdf: drop(pdf.Root, "/PageLabels"), "numbered [] from []"),
    ("labels", lambda pdf: put(pdf.Root.PageLabels.Nums, 2, 2), "anew on the pages"),
    ("fonts", lambda pdf: drop(font_of(pdf), "/ToUnicode"), "has no ToUnicode"),
    ("fonts", lambda pdf: draw(pdf, b"BT (x) Tj ET"), "text without a font"),
    (
        "fonts",
        lambda pdf: drop(font_of(pdf).DescendantFonts[0].FontDescriptor, "/FontFile2"),
        "is not embedded",
    ),
    ("fonts", lambda pdf: say_in_font(pdf, FIRST, rb"\1"), "no text for"),
    (
        "fonts",
        lambda pdf: say_in_font(pdf, FIRST, rb"\1 \2 <feff>"),
        "means '\\ufeff'",
    ),
    (
        "fonts",
        lambda pdf: put(
            font_of(pdf).DescendantFonts[0],
            "/CIDToGIDMap",
            pdf.make_stream(bytes(2**17)),
        ),
        "draws .notdef",
    ),
    (
        "fonts",
        lambda pdf: draw(pdf, b"/Artifact BMC BT /No 9 Tf (x) Tj ET EMC"),
        "no font /No",
    ),
    ("attached", lambda pdf: drop(attachment(pdf), "/AFRelationship"), "what it is"),
    ("attached", lambda pdf: put(pdf.Root, "/AF", Array()), "isi.json is not in AF"),
    ("attached", lambda pdf: put(attachment(pdf), "/UF", String("x")), "another name"),
    ("attached", lambda pdf: drop(attachment(pdf), "/EF"), "isi.json is empty"),
    ("attached", lambda pdf: drop(attachment(pdf).EF.F, "/Subtype"), "has no kind"),
    ("attached", lambda pdf: drop(attachment(pdf).EF.F, "/Params"), "has no ModDate"),
    (
        "attached",
        lambda pdf: drop(pdf.Root.Names, "/EmbeddedFiles"),
        "AF names a file that is not attached",
    ),
]


@pytest.mark.parametrize(("check", "plant", "said"), FAULTS)
def test_planted_fault_is_found(check, plant, said):
    pdf = opened()
    plant(pdf)
    checks = {one.__name__: one for one in proof.CHECKS}

    faults = proof.faults(pdf, checks[check])

    assert [fault for fault in faults if said in fault], faults


def test_every_check_is_tried_with_a_fault():
    tried = {check for check, *_ in FAULTS} | {"syntax"}

    assert {one.__name__ for one in proof.CHECKS} - tried == set()


def test_damaged_file_is_found():
    damaged = small_paper().replace(b"startxref\n", b"startxref\n9")

    assert proof.faults(damaged, charter.syntax) != []


def test_encrypted_file_is_found():
    locked = BytesIO()
    opened().save(locked, encryption=pikepdf.Encryption(owner="x", user=""))

    found = proof.faults(locked.getvalue(), charter.syntax)

    assert found == ["syntax: the file is encrypted"]


def test_transparency_without_an_output_intent_needs_a_space_to_blend_in():
    pdf = opened()
    del pdf.Root.OutputIntents
    states = Dictionary(faint=Dictionary(ca=0.5), masked=Dictionary(SMask=Dictionary()))
    pdf.pages[1].Resources.ExtGState = states

    before = proof.faults(pdf, charter.colors)
    pdf.pages[1].obj.Group = Dictionary(S=Name.Transparency, CS=Name.DeviceRGB)
    after = proof.faults(pdf, charter.colors)

    fault = "colors: page 2 is transparent and has no space to blend in"
    assert (fault in before, fault in after) == (True, False)


def test_attached_date_is_one_of_pdf():
    pdf = opened()
    attachment(pdf).EF.F.Params.ModDate = "2021-09-23"

    assert proof.faults(pdf, charter.attached) == ["attached: isi.json has no ModDate"]


# How faults are told


def test_proof_raises_with_what_is_wrong():
    pdf = opened()
    del pdf.Root.Lang

    with pytest.raises(AssertionError, match="identity: the file has no Lang"):
        proof.prove(pdf)


def test_many_faults_of_a_kind_are_told_in_a_few_lines():
    pdf = opened()
    draw(pdf, b"Q " * 9)

    told = proof.faults(pdf, charter.marking)

    assert told == ["marking: page 1: Q without q"] * 5 + ["marking: … and 4 more"]


def test_files_are_proved_by_hand(tmp_path, capsys):
    whole, broken = tmp_path / "whole.pdf", tmp_path / "broken.pdf"
    whole.write_bytes(small_paper())
    pdf = opened()
    del pdf.Root.Lang
    pdf.save(broken)

    assert main([str(whole)]) == 0
    assert main([str(whole), str(broken)]) == 1

    said = capsys.readouterr().out
    assert said.count("  nothing is wrong\n") == 2
    assert "broken.pdf: 2 pages" in said
    assert "  identity: the file has no Lang\n" in said


def test_files_are_heard_by_hand(tmp_path, capsys):
    whole = tmp_path / "whole.pdf"
    whole.write_bytes(small_paper())

    assert main(["--spoken", str(whole)]) == 0

    assert capsys.readouterr().out.startswith("H1         Kata pengantar\nP  ")
