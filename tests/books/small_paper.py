"""A small PDF that keeps every promise, for tests that break one."""

from functools import cache
from hashlib import sha256
from io import BytesIO

import pikepdf
from django.conf import settings
from PIL import ImageCms

HTML = """<!doctype html><html lang="id"><head><title>Buku kecil</title><style>
  @font-face { font-family: kecil; src: url(source-sans-3-latin-400-normal.ttf) }
  @page { size: A5; margin: 2cm }
  body { font-family: kecil }
  section + section { break-before: page }
  h2 { bookmark-level: none }
</style></head><body>
<section><h1 id="kata">Kata pengantar</h1>
<p>Sungai <em>Kandilo</em> dijaga bersama, lihat <a href="#isi">isi</a>
dan <a href="https://paser.invalid/">laman</a>.</p></section>
<section><h1 id="isi">Isi</h1><h2>Anggaran</h2>
<table><caption>Tabel 1</caption>
<thead><tr><th>Tahun</th><th colspan="2">Rupiah</th></tr></thead>
<tbody><tr><th rowspan="2">2022</th><td>10</td><td>20</td></tr>
<tr><td>30</td><td>40</td></tr></tbody></table>
<ul><li>Satu</li><li>Dua</li></ul>
<svg width="40" height="20"><title>Dua batang</title>
  <rect width="10" height="20"/><rect x="20" width="10" height="10"/></svg>
</section></body></html>"""
WRITTEN = "D:20210923104200+08'00'"
SCHEMA = """<rdf:Description rdf:about=""
  xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
  xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
  xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
  <pdfaSchema:schema>PDF/UA</pdfaSchema:schema>
  <pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
  <pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
  <pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
    <pdfaProperty:name>part</pdfaProperty:name>
    <pdfaProperty:valueType>Integer</pdfaProperty:valueType>
    <pdfaProperty:category>internal</pdfaProperty:category>
    <pdfaProperty:description>Part of ISO 14289</pdfaProperty:description>
  </rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
  pdfaid:part="3" pdfaid:conformance="A"/>"""


@cache
def small_paper():
    """The bytes of two pages that are PDF/UA-1 and PDF/A-3a."""
    import weasyprint  # noqa: PLC0415 - slow import

    fonts = settings.BASE_DIR / "static" / "fonts"
    plain = weasyprint.HTML(string=HTML, base_url=fonts.as_uri() + "/").write_pdf(
        pdf_variant="pdf/ua-1", pdf_identifier=sha256(HTML.encode()).digest()[:16]
    )
    pdf = pikepdf.open(BytesIO(plain))
    for dress in (_describe, _color, _label, _attach, _flag, _scope):
        dress(pdf)
    written = BytesIO()
    pdf.save(written, deterministic_id=True)
    return written.getvalue()


def _describe(pdf):
    xmp = pdf.Root.Metadata.read_bytes().decode()
    told = xmp.replace("</rdf:RDF>", f"{SCHEMA}</rdf:RDF>").encode()
    pdf.Root.Metadata.write(told)


def _color(pdf):
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    intent = pikepdf.Dictionary(
        Type=pikepdf.Name.OutputIntent,
        S=pikepdf.Name.GTS_PDFA1,
        OutputConditionIdentifier=pikepdf.String("sRGB"),
        DestOutputProfile=pdf.make_stream(profile, N=3),
    )
    pdf.Root.OutputIntents = pikepdf.Array([pdf.make_indirect(intent)])


def _label(pdf):
    roman = pikepdf.Dictionary(S=pikepdf.Name.r)
    arabic = pikepdf.Dictionary(S=pikepdf.Name.D)
    pdf.Root.PageLabels = pikepdf.Dictionary(Nums=[0, roman, 1, arabic])


def _attach(pdf):
    content = pdf.make_stream(
        b"{}",
        Type=pikepdf.Name.EmbeddedFile,
        Subtype=pikepdf.Name("/application/json"),
        Params=pikepdf.Dictionary(ModDate=WRITTEN, Size=2),
    )
    attached = pdf.make_indirect(
        pikepdf.Dictionary(
            Type=pikepdf.Name.Filespec,
            F="isi.json",
            UF="isi.json",
            Desc="Isi buku",
            AFRelationship=pikepdf.Name.Data,
            EF=pikepdf.Dictionary(F=content, UF=content),
        )
    )
    pdf.Root.Names.EmbeddedFiles = pikepdf.Dictionary(Names=["isi.json", attached])
    pdf.Root.AF = pikepdf.Array([attached])


def _flag(pdf):
    for page in pdf.pages:
        for note in page.obj.get("/Annots", []):
            note.F = 4


def _scope(pdf):
    heads = (
        one
        for one in pdf.objects
        if isinstance(one, pikepdf.Dictionary) and one.get("/S") == "/TH"
    )
    for head in heads:
        head.A.Scope = pikepdf.Name.Column
