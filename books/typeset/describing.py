"""What does a file say of itself: title, author, standards, colors, what it carries?"""

import importlib.util
import re
import zlib
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from xml.sax.saxutils import escape

from books.typeset.filing import File
from books.typeset.inking import string

PRODUCER = "WeasyPrint"
LANGUAGE = "id"
# PDF/A wants every property that it does not know itself described: here PDF/UA's.
XMP = """<?xpacket begin="\N{ZERO WIDTH NO-BREAK SPACE}" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about=""
 xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"
 xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaid:part>3</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>
<pdfuaid:part>1</pdfuaid:part>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{subject}</rdf:li></rdf:Alt>
</dc:description>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<pdf:Producer>{producer}</pdf:Producer>
<xmp:CreateDate>{moment}</xmp:CreateDate><xmp:ModifyDate>{moment}</xmp:ModifyDate>
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 that is met</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>"""
NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
PROFILE = "sRGB2014.icc"


@dataclass(frozen=True)
class About:
    """Of which work a file is a print, and as of which moment (ISO 8601, with zone)."""

    title: str
    author: str
    subject: str
    moment: str

    @property
    def clean(self) -> "About":
        """The same without the signs that XML cannot hold."""
        title, author, subject = (
            NO_XML.sub("", text) for text in (self.title, self.author, self.subject)
        )
        return About(title, author, subject, self.moment)


@dataclass(frozen=True)
class Attachment:
    """A file inside the file, as data that belongs to it."""

    name: str
    kind: str  # its media type
    description: str
    data: bytes


def information(about: About) -> bytes:
    """The information dictionary, which says what the metadata say."""
    moment = _moment(about.moment)
    return b"<</Title %s/Author %s/Subject %s/Producer %s%s>>" % (
        *(string(text) for text in (about.title, about.author, about.subject)),
        string(PRODUCER),
        b"/CreationDate %s/ModDate %s" % (moment, moment),
    )


def metadata(file: File, about: About) -> int:
    """Write the XMP metadata; their number. Nothing may read them packed."""
    said = XMP.format(
        title=escape(about.title),
        author=escape(about.author),
        subject=escape(about.subject),
        moment=about.moment,
        producer=PRODUCER,
        language=LANGUAGE,
    )
    number = file.reserve()
    file.stream(number, b"/Type/Metadata/Subtype/XML", said.encode())
    return number


def intent(file: File) -> bytes:
    """The output intent: the colors are sRGB, and here is what that means."""
    number = file.reserve()
    file.stream(number, b"/N 3/Filter/FlateDecode", zlib.compress(_profile()))
    return (
        b"<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB)"
        b"/Info(sRGB)/DestOutputProfile %d 0 R>>" % number
    )


def attach(file: File, attachment: Attachment, moment: str) -> int:
    """Write a file into the file; the number of what names it."""
    number = file.reserve()
    kind = attachment.kind.replace("/", "#2f").encode()
    facts = b"/Type/EmbeddedFile/Subtype/%s/Params<</Size %d/ModDate %s>>" % (
        kind,
        len(attachment.data),
        _moment(moment),
    )
    file.deflate(number, facts, attachment.data)
    name = string(attachment.name)
    return file.add(
        b"<</Type/Filespec/F %s/UF %s/Desc %s/AFRelationship/Data"
        b"/EF<</F %d 0 R/UF %d 0 R>>>>"
        % (name, name, string(attachment.description), number, number)
    )


def _moment(moment: str) -> bytes:
    """An ISO moment as PDF writes it: D:20210923104200+08'00'."""
    at = datetime.fromisoformat(moment)
    zone = at.strftime("%z")
    return string(f"{at:D:%Y%m%d%H%M%S}{zone[:3]}'{zone[3:5]}'")


def _profile() -> bytes:
    """The profile of the International Color Consortium, which WeasyPrint brings."""
    found = importlib.util.find_spec("weasyprint")
    assert found is not None  # noqa: S101 - WeasyPrint has set what is described
    assert found.origin is not None  # noqa: S101
    return (Path(found.origin).parent / "pdf" / PROFILE).read_bytes()
