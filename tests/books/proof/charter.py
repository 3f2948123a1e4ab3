"""Does the file say what it is, as an archive and a reader of the blind ask?"""

import re

import pikepdf

from tests.books.proof.paper import pairs

UA = "{http://www.aiim.org/pdfua/ns/id/}part"
A = "{http://www.aiim.org/pdfa/ns/id/}"
EXTENSION = b"http://www.aiim.org/pdfa/ns/extension/"
ICC_SIGNATURE = (36, b"acsp")
RELATIONS = ("/Source", "/Data", "/Alternative", "/Supplement", "/Unspecified")
DATE = re.compile(r"D:\d{14}(Z|[+-]\d{2}'\d{2}'?)$")


def syntax(paper):
    """What qpdf --check says."""
    yield from paper.pdf.check_pdf_syntax()
    if paper.pdf.is_encrypted:
        yield "the file is encrypted"


def identity(paper):
    """The file has a language, a title that viewers show, and an identifier."""
    root = paper.root
    if not str(root.get("/Lang", "")).strip():
        yield "the file has no Lang"
    marked = root.get("/MarkInfo", {})
    if marked.get("/Marked") is not True or marked.get("/Suspects") is True:
        yield "the file does not say that it is tagged"
    if root.get("/ViewerPreferences", {}).get("/DisplayDocTitle") is not True:
        yield "viewers would show the name of the file, not its title"
    identifier = list(paper.pdf.trailer.get("/ID", []))
    if len(identifier) != 2 or not all(bytes(part) for part in identifier):
        yield "the file has no ID"


def metadata(paper):
    """XMP names both standards, and agrees with the older Info."""
    if "/Metadata" not in paper.root:
        yield "the file has no XMP"
        return
    try:
        xmp = paper.pdf.open_metadata(strict=True)
    except SyntaxError as broken:
        yield f"XMP is no XML: {broken}"
        return
    title = xmp.get("dc:title", "")
    for name, wanted in {UA: "1", f"{A}part": "3", f"{A}conformance": "A"}.items():
        if xmp.get(name) != wanted:
            yield f"XMP says {xmp.get(name)} for {name}, not {wanted}"
    info = str(paper.pdf.docinfo.get("/Title", ""))
    if not info.strip() or info != title:
        yield f"the title is {info!r} in Info and {title!r} in XMP"
    if EXTENSION not in paper.root.Metadata.read_bytes():
        yield "XMP uses pdfuaid and does not describe it"


def colors(paper):
    """One output intent says what the colours mean; where none does, pages must."""
    intents = list(paper.root.get("/OutputIntents", []))
    if [intent.get("/S") for intent in intents] != ["/GTS_PDFA1"]:
        yield f"the file has {len(intents)} output intents and not one of PDF/A"
        yield from _blending(paper)
        return
    profile = intents[0].get("/DestOutputProfile")
    start, signature = ICC_SIGNATURE
    icc = profile.read_bytes() if isinstance(profile, pikepdf.Stream) else b""
    if icc[start : start + len(signature)] != signature or profile.get("/N") != 3:
        yield "the output intent has no ICC profile for RGB"
    if not str(intents[0].get("/OutputConditionIdentifier", "")):
        yield "the output intent does not name its condition"


def _blending(paper):
    for number, page in enumerate(paper.pdf.pages, 1):
        states = page.resources.get("/ExtGState", {}) if page.resources else {}
        is_clear = any(_is_clear(state) for _, state in states.items())
        if is_clear and "/CS" not in page.obj.get("/Group", {}):
            yield f"page {number} is transparent and has no space to blend in"


def _is_clear(state):
    faint = any(float(state.get(key, 1)) < 1 for key in ("/ca", "/CA"))
    return faint or state.get("/SMask", "/None") != "/None"


def fonts(paper):
    """Every letter is in the file, as a drawing and as text."""
    on_pages = [
        f"page {number}: {fault}"
        for number, ink in enumerate(paper.inks, 1)
        for fault in dict.fromkeys(ink.letter_faults)
    ]
    for font in paper.fonts.values():  # which the pages have filled
        yield from font.faults()
    yield from on_pages


def marking(paper):
    """All that a page shows is either tagged or an artifact."""
    for number, ink in enumerate(paper.inks, 1):
        for fault in ink.faults:
            yield f"page {number}: {fault}"


def attached(paper):
    """Every attachment is named, typed, dated, and says what it is to the file."""
    files = attachments(paper)
    associated = {one.objgen for one in paper.root.get("/AF", [])}
    for name, one in files.items():
        if one.get("/AFRelationship") not in RELATIONS:
            yield f"{name} does not say what it is to the file (AFRelationship)"
        if one.objgen not in associated:
            yield f"{name} is not in AF"
        if str(one.get("/F", "")) != name or str(one.get("/UF", "")) != name:
            yield f"{name} has another name in its own F or UF"
        yield from _content(name, one.get("/EF", {}).get("/F"))
    if associated - {one.objgen for one in files.values()}:
        yield "AF names a file that is not attached"


def _content(name, content):
    if content is None:
        yield f"{name} is empty"
        return
    if "/" not in str(content.get("/Subtype", ""))[1:]:
        yield f"{name} has no kind (Subtype)"
    if not DATE.match(str(content.get("/Params", {}).get("/ModDate", ""))):
        yield f"{name} has no ModDate"


def attachments(paper):
    """The attached files by their names."""
    names = paper.root.get("/Names", {}).get("/EmbeddedFiles", {})
    return {str(name): one for name, one in pairs(names)}


def labels(paper):
    """Pages are numbered i, ii, iii, then 1, 2, 3."""
    found = list(pairs(paper.root.get("/PageLabels", {})))
    starts = [int(start) for start, _ in found]
    styles = [one.get("/S") for _, one in found]
    firsts = [int(one.get("/St", 1)) for _, one in found]
    if styles != ["/r", "/D"] or firsts != [1, 1]:
        yield f"the pages are numbered {[str(style) for style in styles]} from {firsts}"
    elif starts[0] != 0 or not 0 < starts[1] < len(paper.pages):
        yield f"the numbers begin anew on the pages {starts}"
