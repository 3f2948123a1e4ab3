"""What does the leader read on one page?"""

from dataclasses import dataclass
from functools import lru_cache

from django.db.models import Count

from agencies.models import User
from books import charts
from books.contexts import Book
from books.contexts.brief import Brief, DimensionNumbers, Numbers, brief, numbers_of
from books.models import Edition
from plans.models import ExtensionRequest, MasterPlan
from plans.windows import Window, windows_for

QUICK_WINS_SHOWN = 12
MONEY = "Dana yang diketahui per tahun dan sumber"


@dataclass(frozen=True)
class Waiting:
    """How much does not stand in the book yet, by the hand in which it is."""

    writing: int
    in_review: int

    @property
    def programs(self) -> int:
        return self.writing + self.in_review


@dataclass(frozen=True)
class Row:
    """One dimension: what stands in the book, and how many programs do not yet."""

    draft: DimensionNumbers
    waiting: int


@dataclass(frozen=True)
class QuickWin:
    """A quick win and where to read more of it."""

    code: str
    title: str
    agency: str
    pk: int


@dataclass(frozen=True)
class Briefing:
    """The plan on one page: the book's numbers, and what is open beside them."""

    plan: MasterPlan
    book: Book
    brief: Brief
    chart: charts.Chart
    rows: tuple[Row, ...]
    quick_wins: tuple[QuickWin, ...]
    waiting: Waiting
    requests: int
    windows: tuple[Window, ...]
    edition: Edition | None
    issued: Numbers | None

    @property
    def undecided(self) -> int:
        """How many programs are under way without a dimension of the book."""
        return self.waiting.programs - sum(row.waiting for row in self.rows)

    @property
    def more_quick_wins(self) -> int:
        return len(self.brief.quick_wins) - len(self.quick_wins)


def briefing_for(user: User) -> Briefing | None:
    """The current plan as it stands now; nothing where there is none."""
    plan = MasterPlan.objects.current()
    if plan is None:
        return None
    book = Book.gather(plan)
    found = brief(book)
    writing, in_review = (
        _by_dimension(programs)
        for programs in (plan.programs.being_written(), plan.programs.under_review())
    )
    edition = plan.editions.newest_first().first()
    return Briefing(
        plan=plan,
        book=book,
        brief=found,
        chart=charts.money_by_year(found.money, MONEY, charts.ABOVE),
        rows=tuple(
            Row(
                one,
                writing.get(one.dimension.code, 0)
                + in_review.get(one.dimension.code, 0),
            )
            for one in found.dimensions
        ),
        quick_wins=_quick_wins(plan, found),
        waiting=Waiting(sum(writing.values()), sum(in_review.values())),
        requests=ExtensionRequest.objects.current().waiting().count(),
        windows=tuple(_now(windows_for(user.agency).values())),
        edition=edition,
        issued=edition and _issued(edition.pk, edition.sha256),
    )


def _by_dimension(programs):
    """How many of the programs each dimension has, by its code."""
    code = "sub_dimension__dimension__code"
    counted = programs.order_by().values_list(code).annotate(number=Count("pk"))
    return {code or "": number for code, number in counted}


def _quick_wins(plan, found):
    """The first few, each with the number of its page."""
    shown = found.quick_wins[:QUICK_WINS_SHOWN]
    codes = [program.code for program in shown]
    pages = dict(plan.programs.filter(code__in=codes).values_list("code", "pk"))
    return tuple(
        QuickWin(one.code, one.title, one.agency, pages[one.code]) for one in shown
    )


def _now(windows):
    """The stages that are open; else the next one; else the one that closed last."""
    known = sorted(
        (window for window in windows if window.stage), key=lambda one: one.opens_at
    )
    opened = [window for window in known if window.is_open]
    ahead = [window for window in known if window.is_ahead]
    return opened or ahead[:1] or known[-1:]


@lru_cache(maxsize=8)
def _issued(pk, sha256):
    """The numbers of an edition; it cannot change, so they are counted once."""
    content = Edition.objects.values_list("content", flat=True).get(pk=pk)
    return numbers_of(Book.from_json(content))
