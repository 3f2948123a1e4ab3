"""What the book says, made without a database."""

from books.contexts import Book
from books.contexts.facts import (
    Action,
    Assessment,
    Chapter,
    Dimension,
    Element,
    Finding,
    Frame,
    Funding,
    Goal,
    Indicator,
    Mission,
    Office,
    Program,
    SubDimension,
    Target,
    Vote,
    Waiting,
)

NUMBERS = ("I", "II", "III", "IV", "V", "VI")
WORDS = (
    "partners",
    "nomenclature_code",
    "spbe",
    "sdg",
    "background",
    "objective",
    "description",
    "beneficiaries",
    "benefit",
    "uniqueness",
    "resources",
    "schedule",
    "risk",
    "mitigation",
    "sustainability",
)
PARTS = (
    SubDimension("WASTE", "Tata Kelola Sampah", "Sampah diolah."),
    SubDimension("ENERGY", "Tata Kelola Energi", "Listrik tersedia."),
)
ENVIRONMENT = Dimension(
    "ENVIRONMENT", "Smart Environment", "Lingkungan cerdas", "Alam dijaga.", PARTS
)
SOCIETY = Dimension(
    "SOCIETY",
    "Smart Society",
    "Masyarakat cerdas",
    "Warga terhubung.",
    (SubDimension("LEARNING", "Ekosistem Belajar", "Belajar."),),
)


ELEMENTS = tuple(
    Element(code, pillar, name, "Sebuah unsur.")
    for pillar, code, name in (
        ("STRUCTURE", "STRUCTURE_PEOPLE", "sumber daya manusia"),
        ("STRUCTURE", "STRUCTURE_BUDGET", "anggaran"),
        ("STRUCTURE", "STRUCTURE_GOVERNANCE", "tata pamong"),
        ("INFRASTRUCTURE", "INFRA_PHYSICAL", "fisik"),
        ("INFRASTRUCTURE", "INFRA_DIGITAL", "digital"),
        ("INFRASTRUCTURE", "INFRA_SOCIAL", "sosial"),
        ("SUPERSTRUCTURE", "SUPRA_POLICY", "kebijakan"),
        ("SUPERSTRUCTURE", "SUPRA_INSTITUTION", "kelembagaan"),
        ("SUPERSTRUCTURE", "SUPRA_PROCEDURE", "tata laksana"),
    )
)


def a_book(**facts):
    defaults = {
        "as_of": "2021-09-23T10:42:00+08:00",
        "frame": Frame(
            "Rencana Induk Smart City", "Kabupaten Paser", "Paser MAS", 2022, 2024
        ),
        "dimensions": (SOCIETY, ENVIRONMENT),
        "missions": (Mission(1, "Ekonomi mandiri"), Mission(2, "Pelayanan publik")),
        "goals": (),
        "chapters": (),
        "offices": (Office("DLH", "Dinas Lingkungan Hidup"),),
        "findings": (),
        "programs": (),
        "waiting": Waiting(0, 0),
        "elements": ELEMENTS,
    }
    return Book(**(defaults | facts))


def a_chapter(**facts):
    defaults = {
        "book": "1",
        "number": "I",
        "title": "Pendahuluan",
        "narrative": "",
        "block": "",
    }
    return Chapter(**(defaults | facts))


def a_finding(pk=1, **facts):
    defaults = {
        "kind": "PROBLEM",
        "title": f"Sampah belum dipilah {pk}",
        "description": "",
        "sub_dimension": "WASTE",
        "agency": "DLH",
        "places": (),
        "figure": "",
        "source": "",
        "readiness": "",
        "factor": "",
    }
    return Finding(pk=pk, **(defaults | facts))


def a_judgement(element="INFRA_DIGITAL", agency="", **facts):
    """What the region, or an agency, says of an element."""
    defaults = {
        "level": 2,
        "expected_level": 4,
        "current": "Jaringan sampai ke kecamatan.",
        "expected": "Semua desa terhubung.",
        "gap": "Desa belum terjangkau.",
        "recommendation": "Perluas jaringan.",
    }
    return Assessment(element, agency, **(defaults | facts))


def a_goal(**facts):
    defaults = {
        "sub_dimension": "WASTE",
        "mission": None,
        "statement": "Sampah berkurang",
        "strategy": "Bank sampah",
    }
    return Goal(**(defaults | facts))


def a_funding(**facts):
    defaults = {
        "year": 2022,
        "source": "APBD_KAB",
        "amount": 850_000_000,
        "unknown_reason": "",
    }
    return Funding(**(defaults | facts))


def an_unknown(**facts):
    return a_funding(amount=None, **({"unknown_reason": "Belum dihitung"} | facts))


def an_action(*fundings, **facts):
    defaults = {"title": "Membentuk bank sampah", "output": "12 unit", "years": (2022,)}
    return Action(fundings=fundings, **(defaults | facts))


def an_indicator(**facts):
    defaults = {
        "name": "Sampah terkelola",
        "unit": "persen",
        "baseline": "12",
        "baseline_year": 2021,
        "targets": (Target(2022, "20"), Target(2024, "40")),
        "source": "SIPSN",
    }
    return Indicator(**(defaults | facts))


def a_program(*actions, **facts):
    defaults = dict.fromkeys(WORDS, "") | {
        "code": "SC21-0001",
        "title": "Bank sampah",
        "agency": "DLH",
        "agency_name": "Dinas Lingkungan Hidup",
        "supporting": (),
        "plan_type": "DIMENSION",
        "sub_dimension": "WASTE",
        "horizon": "MEDIUM",
        "is_quick_win": False,
        "mission": None,
        "findings": (),
        "places": (),
        "indicators": (),
    }
    return Program(actions=actions, **(defaults | facts))


def a_rich_program(**facts):
    """A program with words in every field, for what a sheet must show."""
    words = {
        "background": "Sampah menumpuk di pasar.",
        "objective": "Sampah berkurang separuh.",
        "description": "Bank sampah di tiap desa.",
        "beneficiaries": "Warga kota",
        "benefit": "Lingkungan bersih",
        "uniqueness": "Dikelola pemuda",
        "resources": "Dua petugas",
        "schedule": "Bulan 1 sampai 6",
        "risk": "Warga bosan",
        "mitigation": "Lomba tiap bulan",
        "sustainability": "Masuk APBDes",
        "partners": "PLN",
        "supporting": ("DPMD",),
        "places": ("Desa Luan (Muara Samu)",),
        "nomenclature_code": "2.11.11",
        "spbe": "Layanan data",
        "sdg": "11",
        "mission": 2,
        "is_quick_win": True,
        "findings": (1,),
        "indicators": (an_indicator(),),
    }
    actions = (
        an_action(a_funding(), an_unknown(year=2023), years=(2022, 2023)),
        an_action(title="Melatih kader"),
    )
    return a_program(*actions, **(words | facts))


def a_full_book(**facts):
    """A book with a chapter for every block, and something to say in each."""
    blocks = {
        "1": ("READINESS", "GAP", "FINDINGS"),
        "2": ("GOALS", "PROGRAMS", "ACTIONS", "ROADMAP", "BUDGET", "TRACEABILITY"),
        "3": ("SUMMARY", "QUICK_WINS", "ROADMAP", "BUDGET"),
    }
    chapters = tuple(
        a_chapter(
            book=book,
            number=NUMBERS[place],
            title=f"Bab {block.lower()}",
            narrative="## Pengantar\n\nKata pengantar.\n\n- satu\n- dua\n",
            block=block,
        )
        for book, chosen in blocks.items()
        for place, block in enumerate(chosen)
    )
    findings = (
        a_finding(1, description="Setiap hari.", places=("Desa Luan",), source="DLH"),
        a_finding(2, kind="POTENTIAL", readiness="INFRA_DIGITAL", factor="INTERNAL"),
        a_finding(
            3,
            readiness="STRUCTURE_PEOPLE",
            factor="EXTERNAL",
            votes=(Vote(4, 4, 3), Vote(5, 4, 4)),
        ),
    )
    programs = (
        a_rich_program(),
        a_program(
            an_action(an_unknown()), code="SC21-0002", plan_type="ENABLING_PEOPLE"
        ),
    )
    defaults = {
        "chapters": chapters,
        "findings": findings,
        "programs": programs,
        "goals": (a_goal(mission=1),),
        "assessments": (a_judgement(), a_judgement("SUPRA_POLICY", "DLH")),
    }
    return a_book(**(defaults | facts))
