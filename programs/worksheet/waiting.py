"""How does a worksheet come in, wait for a decision, and get written?"""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from agencies import auditing
from agencies.evidence import bare_name
from agencies.models import Agency, User
from paser_masterplan.moves import MoveRefused
from plans.models import MasterPlan
from programs import permissions
from programs.models import ColumnMap, Worksheet
from programs.worksheet import guessing, reading
from programs.worksheet.judging import Judge, Taken
from programs.worksheet.lines import Layout, lines_of
from programs.worksheet.lists import Lists
from programs.worksheet.reading import Sheet
from programs.worksheet.records import Records
from programs.worksheet.reporting import Report

MOST_WAITING = 10  # of one agency; the oldest make room
NO_PLAN = "Belum ada rencana induk yang sedang disusun. DKISP membuatnya lebih dahulu."
NOT_YOURS = "Lembar kerja ini diunggah oleh {agency} sendiri."
PICKS = {"saya", "ini", "gabung"}


def records_of(agency: Agency) -> Records:
    """What the portal says of an agency now."""
    return Records.gather(agency, Lists.gather(current_plan()))


def current_plan() -> MasterPlan:
    """The plan that is being written; `MoveRefused` where there is none."""
    plan = MasterPlan.objects.current()
    if plan is None:
        raise MoveRefused(NO_PLAN)
    return plan


@transaction.atomic
def take_in(agency: Agency, name: str, content: bytes, *, by: User) -> Worksheet:
    """Keep a file that can be read, and judge it where its columns are known.

    Raises `Refused` where it cannot be read.
    """
    worksheet = Worksheet(
        agency=agency, name=plain_name(name), content=content, sent_by=by
    )
    admit(worksheet, by)
    records = records_of(agency)
    sheets = reading.read(content)
    layouts, is_sure = layouts_of(sheets, agency, records)
    worksheet.layouts = [layout.as_json() for layout in layouts]
    worksheet.is_foreign = not any(layout.has_keys for layout in layouts)
    Worksheet.objects.forget_old()
    worksheet.save()
    _make_room(agency)
    if is_sure:
        judge(worksheet, by=by, sheets=sheets, records=records)
    return worksheet


def layouts_of(
    sheets: list[Sheet], agency: Agency, records: Records
) -> tuple[list[Layout], bool]:
    """How every sheet is read, and whether somebody knows that already."""
    years = records.words.lists.plan.years
    own = [guessing.own_layout(sheet, years) for sheet in sheets]
    if any(own):
        return [layout for layout in own if layout], True
    kept = dict(ColumnMap.objects.filter(agency=agency).values_list("heads", "columns"))
    known = [_remembered(sheet, kept) for sheet in sheets]
    layouts = [
        layout or guessing.guess(sheet, years)
        for sheet, layout in zip(sheets, known, strict=True)
    ]
    return layouts, all(known)


def _remembered(sheet: Sheet, kept: dict[str, Any]) -> Layout | None:
    for number in list(sheet.rows)[: guessing.LOOKED_AT]:
        sign = guessing.sign_of(guessing.heads_of(sheet, number))
        if sign in kept:
            head = number + guessing.is_second_head(sheet, number)
            columns = {int(place): name for place, name in kept[sign].items()}
            return Layout(sheet.name, head, columns)
    return None


@transaction.atomic
def map_columns(worksheet: Worksheet, layouts: list[Layout], *, by: User) -> None:
    """Read the file by these columns, and remember them for the next of its kind."""
    admit(worksheet, by)
    sheets = reading.read(bytes(worksheet.content))
    worksheet.layouts = [layout.as_json() for layout in layouts]
    by_name = {sheet.name: sheet for sheet in sheets}
    for layout in layouts:
        heads = guessing.heads_above(by_name[layout.sheet], layout.head)
        ColumnMap.objects.update_or_create(
            agency=worksheet.agency,
            heads=guessing.sign_of(heads),
            defaults={
                "columns": layout.as_json()["columns"],
                "kept_by": by,
                "kept_at": timezone.now(),
            },
        )
    judge(worksheet, by=by, sheets=sheets)


def judge(
    worksheet: Worksheet,
    *,
    by: User,
    sheets: list[Sheet] | None = None,
    records: Records | None = None,
) -> Report:
    """What the file would change now; nothing of that is kept but the report."""
    try:
        with transaction.atomic(), auditing.together():
            report = _write(worksheet, by, sheets, records)
            raise Taken
    except Taken:
        return _keep(worksheet, report)


@transaction.atomic
def save(pk: int, *, by: User) -> Report:
    """Write what is ready of a worksheet, all in one transaction, and say what was.

    What is held back waits in it; pressed twice, nothing is written twice.
    """
    rows = Worksheet.objects.waiting().select_for_update(of=("self",))
    worksheet = rows.select_related("agency").get(pk=pk)
    admit(worksheet, by)
    sheets = reading.read(bytes(worksheet.content))
    report = _write(worksheet, by, sheets, None)
    counts = report.counts
    if report.ready:
        worksheet.saved_at, worksheet.saved_by = timezone.now(), by
        auditing.record(
            "worksheet.save",
            worksheet,
            f"Lembar kerja disimpan: {worksheet}",
            by=by,
            after={"baru": counts["new"], "berubah": counts["changed"]},
        )
        worksheet.save(update_fields=["saved_at", "saved_by"])
    judge(worksheet, by=by, sheets=sheets)
    return report


def choose(worksheet: Worksheet, picks: dict[str, str]) -> None:
    """Remember what was chosen for the fields that are written twice."""
    worksheet.picks = worksheet.picks | picks
    worksheet.save(update_fields=["picks"])


def drop(worksheet: Worksheet, *, by: User) -> None:
    """Forget a worksheet; what was written from it stays."""
    admit(worksheet, by)
    worksheet.delete()


def report_of(worksheet: Worksheet) -> Report:
    """What was found when it was judged last."""
    return Report.from_json(worksheet.report)


def picks_in(said: dict[str, Any], report: Report) -> dict[str, str]:
    """What somebody chose on the page: field by field, or one for all."""
    everything = said.get("pilih-semua", "")
    picks = {}
    for one in report.choices():
        pick = said.get(one.name, "")
        if not pick and everything in {"saya", "ini"}:
            pick = f"{everything}.{one.token}"
        if pick.partition(".")[0] in PICKS:
            picks[one.name] = pick
    return picks


def admit(worksheet: Worksheet, user: User) -> None:
    """Let those pass who write for its agency."""
    if not permissions.can_import(user, worksheet):
        raise PermissionDenied(NOT_YOURS.format(agency=worksheet.agency))


def plain_name(name: str) -> str:
    """What a sent file is called here, never nothing."""
    return bare_name(name)[:120] or "lembar kerja"


def _write(
    worksheet: Worksheet,
    by: User,
    sheets: list[Sheet] | None,
    records: Records | None,
) -> Report:
    sheets = sheets or reading.read(bytes(worksheet.content))
    layouts = [Layout.from_json(said) for said in worksheet.layouts]
    records = records or records_of(worksheet.agency)
    judge = Judge(records, worksheet.picks, by=by)
    return judge.write(lines_of(sheets, layouts))


def _keep(worksheet: Worksheet, report: Report) -> Report:
    worksheet.report = report.as_json()
    worksheet.judged_at = timezone.now()
    worksheet.save(update_fields=["layouts", "report", "judged_at"])
    return report


def _make_room(agency: Agency) -> None:
    rows = Worksheet.objects.filter(agency=agency).order_by("-pk")
    kept = list(rows.values_list("pk", flat=True)[:MOST_WAITING])
    rows.exclude(pk__in=kept).delete()
