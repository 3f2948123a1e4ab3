"""Where in the queue is a program that is read from the desk, and what is next?"""

from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property

from django.http import QueryDict
from django.urls import reverse

from programs.models.choices import UNDER_REVIEW
from programs.review_filters import CARRIED, ReviewFilter, carry
from programs.waiting import programs_of

NEVER = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True)
class Stop:
    """One program of a queue, and what its place in it depends on."""

    pk: int
    since: datetime | None

    @property
    def rank(self):
        """What the queue is sorted by: the longest waiting first."""
        return self.since or NEVER, self.pk


@dataclass(frozen=True)
class Walk:
    """A queue as it is walked from one of its programs, which may have left it."""

    query: str
    stops: list[Stop]
    here: Stop

    @property
    def total(self):
        """How many programs the queue has now."""
        return len(self.stops)

    @property
    def place(self):
        """Where the program stands in it, from 1; none once it has left."""
        is_in = any(stop.pk == self.here.pk for stop in self.stops)
        return len(self._passed) + 1 if is_in else None

    @property
    def previous(self):
        """The address of the one before it."""
        return self._url_of(self._passed[-1]) if self._passed else ""

    @cached_property
    def next(self):
        """The address of the one after it."""
        ahead = (stop for stop in self.stops if stop.rank > self.here.rank)
        stop = next(ahead, None)
        return self._url_of(stop) if stop else ""

    @property
    def desk(self):
        """The desk as it was narrowed when the walk began."""
        return f"{reverse('reviews:desk')}?{self.query}"

    @cached_property
    def _passed(self):
        return [stop for stop in self.stops if stop.rank < self.here.rank]

    def _url_of(self, stop):
        return f"{reverse('programs:detail', args=[stop.pk])}?{carry(self.query)}"


def walk(request, program):
    """The queue in which a reviewer reads this program; none where there is none."""
    query = _carried(request)
    if query is None or not request.user.is_reviewer:
        return None
    programs = programs_of(request.user)
    desk = ReviewFilter(QueryDict(query), programs, request=request)
    found = desk.qs if desk.is_valid() else programs.none()
    stops = [Stop(*row) for row in found.values_list("pk", "submitted_at")]
    return Walk(desk.query, stops, Stop(program.pk, program.submitted_at))


def url_within(request, thing):
    """Where a program or a remark is read, in the queue from which a form was sent."""
    query = _carried(request)
    url = thing.get_absolute_url()
    if query is None:
        return url
    address, mark, anchor = url.partition("#")
    return f"{address}?{carry(query)}{mark}{anchor}"


def url_after(request, program, move=None):
    """Where a reviewer goes on from a program: the next one, or back to the desk.

    Without a queue, or after a move that leaves it with the reviewer, it stays.
    """
    stays = move is not None and move.target in UNDER_REVIEW
    walked = None if stays else walk(request, program)
    if walked is None:
        return url_within(request, program)
    return walked.next or walked.desk


def url_of_desk(request):
    """The desk as it was narrowed when a form was sent from it or from its queue."""
    query = QueryDict(_carried(request) or "").urlencode()
    return f"{reverse('reviews:desk')}?{query}"


def _carried(request):
    return request.POST.get(CARRIED, request.GET.get(CARRIED))
