"""Who and which frame: agencies, accounts, places, plan, goals and windows."""

from datetime import datetime, timedelta

from django.contrib.auth.hashers import make_password
from django.utils import timezone

from agencies.models import Agency, User
from paser_masterplan.demo import DATA, PASSWORD, read
from plans import crests
from plans.models import (
    Dimension,
    Goal,
    MasterPlan,
    Mission,
    Place,
    Stage,
    SubDimension,
)

Role = User.Role
OPEN_FOR = timedelta(days=12)
OPEN_NOW = {Stage.Kind.FINDINGS, Stage.Kind.PROPOSALS}

# Accounts are roles, never the officials of the news.
PEOPLE = (
    ("admin.dkisp", "Admin DKISP", "DKISP", Role.ADMIN),
    ("admin2.dkisp", "Admin Kedua DKISP", "DKISP", Role.ADMIN),
    ("operator.dkisp", "Operator DKISP", "DKISP", Role.OPERATOR),
    ("verifier.dkisp", "Verifikator DKISP", "DKISP", Role.VERIFIER),
    ("operator.dlh", "Operator DLH", "DLH", Role.OPERATOR),
    ("verifier.dlh", "Verifikator DLH", "DLH", Role.VERIFIER),
    ("ahli.ugm", "Tenaga Ahli UGM", "UGM", Role.EXPERT),
    ("telaah.bappedalitbang", "Penelaah Bappedalitbang", "Bappedalitbang", Role.EXPERT),
    ("dewan.setda", "Dewan Smart City", "Setda", Role.COUNCIL),
)
# Who is asked first in each dimension.
FIRST = {
    "GOVERNANCE": "ahli.ugm",
    "BRANDING": "admin2.dkisp",
    "ECONOMY": "telaah.bappedalitbang",
    "LIVING": "telaah.bappedalitbang",
    "SOCIETY": "ahli.ugm",
    "ENVIRONMENT": "ahli.ugm",
}


def lay():
    """Build the frame and return its plan."""
    agencies = _agencies()
    _people(agencies)
    _places()
    return _plan()


def _agencies():
    rows = read("agencies")
    return {
        row["short_name"]: Agency.objects.create(
            short_name=row["short_name"],
            name=row["name"],
            aliases="\n".join(row["aliases"]),
            kind=row["kind"],
            head_title=row["head_title"],
            is_coordinator=row["is_coordinator"],
        )
        for row in rows
    }


def _people(agencies):
    """The named roles, and an operator and a lead wherever the demo proposes."""
    password = make_password(PASSWORD)
    known = {(agency, role) for _, _, agency, role in PEOPLE}
    writers = {row["agency"] for row in read("programs") + read("findings")}
    signers = {row["agency"] for row in read("programs")}
    wanted = [(name, Role.OPERATOR, "Operator") for name in sorted(writers)]
    wanted += [(name, Role.VERIFIER, "Verifikator") for name in sorted(signers)]
    more = [
        (f"{word.lower()}.{slug(name)}", f"{word} {name}", name, role)
        for name, role, word in wanted
        if (name, role) not in known
    ]
    people = [
        User(
            username=username.replace("verifikator", "verifier"),
            full_name=full_name,
            agency=agencies[agency],
            role=role,
            password=password,
        )
        for username, full_name, agency, role in (*PEOPLE, *more)
    ]
    User.objects.bulk_create(people)
    expert = User.objects.get(username="ahli.ugm")
    for dimension in Dimension.objects.all():
        dimension.experts.add(expert)
        dimension.reviewer = User.objects.get(username=FIRST[dimension.code])
        dimension.save()


def slug(agency):
    """The part of an account's name that says which agency: `kec-long-kali`."""
    return agency.lower().replace(". ", "-").replace(" ", "-")


def _places():
    for row in read("places"):
        kecamatan = Place.objects.create(
            kind=row["kind"], name=row["name"], code=row["code"]
        )
        for child in row["children"]:
            Place.objects.create(
                kind=child["kind"], name=child["name"], parent=kecamatan
            )


def _plan():
    frame = read("frame")
    facts = frame["plan"]
    plan = MasterPlan.objects.create(
        title=facts["title"],
        region=facts["region"],
        first_year=facts["first_year"],
        last_year=facts["last_year"],
        vision=facts["vision"],
        leader_title=facts["leader_title"],
    )
    crests.put(
        plan,
        crests.clean((DATA / "crest.png").read_bytes()),
        by=User.objects.get(username="admin.dkisp"),
    )
    missions = {
        row["number"]: Mission.objects.create(
            plan=plan, number=row["number"], text=row["statement"]
        )
        for row in frame["missions"]
    }
    for row in frame["goals"]:
        Goal.objects.create(
            plan=plan,
            sub_dimension=SubDimension.objects.get(code=row["sub_dimension"]),
            mission=missions[row["mission"]],
            statement=row["statement"],
            strategy=row["strategy"],
        )
    for row in frame["stages"]:
        _stage(plan, row)
    return plan


def _stage(plan, row):
    """A window as it was in 2021; the two of today's work stay open for some days."""
    opens_at = datetime.fromisoformat(row["opens_at"])
    closes_at = datetime.fromisoformat(row["closes_at"])
    if row["kind"] in OPEN_NOW:
        closes_at = timezone.localtime(timezone.now() + OPEN_FOR)
        closes_at = closes_at.replace(hour=23, minute=59, second=0, microsecond=0)
    Stage.objects.create(
        plan=plan, kind=row["kind"], opens_at=opens_at, closes_at=closes_at
    )
