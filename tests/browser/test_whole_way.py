"""Does the portal do its whole job once, from a finding to the printed plan?"""

import io
import re

from pypdf import PdfReader

from tests.browser import steps

FINDING = "Sampah dapur tercampur di Tanah Grogot"
TITLE = "Bank sampah tiap kelurahan Tanah Grogot"
DESCRIPTION = "Warga menimbang sampah kering dan menabung hasilnya di bank sampah."
PARAGRAPH = "Sungai Kandilo menjadi saksi perubahan yang direncanakan bersama."


def test_from_a_finding_to_the_printed_plan(person):
    operator = person("operator.dlh")
    finding = steps.record_finding(operator, FINDING)
    program = steps.propose_whole_program(operator, TITLE, FINDING, DESCRIPTION)
    operator.goto(f"{program}bagian/pendanaan/")
    assert operator.get_by_label("Jumlah").first.input_value() == "Rp1.500.000.000"

    lead = person("verifier.dlh")
    lead.goto(program)
    steps.move(lead, "Ajukan")

    admin = person("admin.dkisp")
    admin.goto(finding)
    steps.move(admin, "Terima")
    admin.goto(program)
    steps.move(admin, "Mulai menelaah")
    remark(admin, "Tujuan", "Sebutkan tahun pencapaiannya.")
    steps.move(admin, "Kembalikan untuk diperbaiki", note="Lihat catatan pada tujuan.")
    assert "Dikembalikan" in admin.locator(".page-head").inner_text()

    lead.goto(program)
    assert lead.locator(".moves button", has_text="Ajukan").is_disabled()
    answer(lead, "Tercapai pada 2026.")
    steps.move(lead, "Ajukan")

    admin.goto(program)
    steps.move(admin, "Mulai menelaah")
    admin.get_by_role("button", name="Nyatakan selesai").click()
    steps.move(admin, "Setujui")
    assert "Disetujui" in admin.locator(".page-head").inner_text()

    write_paragraph(admin)
    book = PdfReader(io.BytesIO(print_book(admin)))
    assert_stands_in(book)


def remark(page, field, text):
    """Say something at one field of the program."""
    page.get_by_role("link", name=f"Beri catatan pada {field}", exact=True).click()
    page.get_by_label(f"Catatan pada {field}", exact=True).fill(text)
    page.get_by_role("button", name="Simpan catatan").click()
    page.locator(".remark p", has_text=text).wait_for()


def answer(page, text):
    """Answer the only remark."""
    page.locator("summary", has_text="Jawab catatan ini").click()
    page.get_by_label("Jawaban").fill(text)
    page.get_by_role("button", name="Simpan jawaban").click()
    page.locator(".remark .remark p", has_text=text).wait_for()


def write_paragraph(page):
    """Add a paragraph to the first chapter and see it in the preview."""
    page.goto("/buku/")
    page.locator("#buku-1 a", has_text="Pendahuluan").click()
    page.get_by_role("link", name=re.compile("Tulis|Ubah")).first.click()
    text = page.locator("textarea[name=narrative]")
    text.fill(f"{text.input_value()}\n\n{PARAGRAPH}")
    page.locator("[data-preview]", has_text=PARAGRAPH).wait_for()
    page.get_by_role("button", name="Simpan", exact=True).click()
    page.wait_for_url(re.compile(r"/bab/\d+/$"))


def print_book(page):
    """Ask for all three books, watch the progress, and take the file."""
    page.goto("/buku/")
    page.get_by_role("button", name="Cetak ketiga buku").click()
    link = page.get_by_role("link", name="Unduh PDF")
    link.wait_for(timeout=180_000)
    return page.request.get(link.get_attribute("href")).body()


def assert_stands_in(book):
    """The words typed stand in the file, on the page that the contents name."""
    pages = [" ".join(page.extract_text().split()) for page in book.pages]
    everything = " ".join(pages)
    assert PARAGRAPH in everything
    assert TITLE in everything
    assert "Rp1.500.000.000" in everything
    assert "DRAF" in everything
    titles = [entry.title for entry in flat(book.outline)]
    assert any("Pendahuluan" in title for title in titles)


def flat(outline):
    for entry in outline:
        if isinstance(entry, list):
            yield from flat(entry)
        else:
            yield entry


def test_a_program_is_proposed_with_scripts_off(person):
    page = person("operator.dkisp", scripts=False)

    program = steps.propose_whole_program(
        page,
        "Wi-Fi balai desa",
        "Enam desa belum memperoleh sinyal",
        "Setiap balai desa punya titik internet untuk warga.",
    )

    page.goto(program)
    assert "6 dari 6 bagian lengkap" in page.locator("main").inner_text()
    steps.move(page, "Minta persetujuan pimpinan")
    assert "Menunggu pimpinan" in page.locator(".page-head").inner_text()
