"""Does the script read rupiah exactly as the server does?"""

from pathlib import Path

from paser_masterplan.money import UnreadableAmount, format_rupiah, parse_rupiah

SCRIPT = Path(__file__).resolve().parents[2] / "static/js/portal.js"
TYPED = [
    "1.250.000.000",
    "Rp 850 juta",
    "1,5 M",
    "1.5 M",
    "Rp. 1.500.000.000,-",
    "1.500 juta",
    "1,500 juta",
    "750 rb",
    "2 triliun",
    "1.250",
    "1,250,000",
    "1000 t",
    "1001 t",
    "0",
    "12,5",
    "1.2.3 m",
    "satu miliar",
    "5 constructor",
    "Rp",
]


def on_the_server(typed):
    try:
        return format_rupiah(parse_rupiah(typed))
    except UnreadableAmount:
        return None


def test_script_reads_rupiah_as_the_server_does(page):
    page.add_script_tag(path=SCRIPT)

    read = page.evaluate("(typed) => typed.map(readRupiah)", TYPED)

    assert read == [on_the_server(typed) for typed in TYPED]
