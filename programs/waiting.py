"""What waits for a reviewer, and what does the desk say of each?"""

from django.db.models import Count, Exists, F, Max, OuterRef, Q, Subquery, Value
from django.db.models.functions import Coalesce
from django.db.models.lookups import GreaterThan

from programs import permissions
from programs.models import Program, Remark, Revision, Verdict

LONGEST_FIRST = (F("submitted_at").asc(nulls_last=True), "pk")


def programs_of(user):
    """What the desk of one person may show.

    For admins all of the current plan; for experts what others handed in of it.
    """
    programs = Program.objects.of_current_plan().visible_to(user)
    return programs if user.is_admin else programs.exclude(agency_id=user.agency_id)


def waiting_for(user):
    """What waits for one person's review, the longest waiting first."""
    programs = programs_of(user).under_review()
    return (
        programs if user.is_admin else programs.filter(permissions.RESOLVE.rows(user))
    )


def for_desk(programs, user):
    """With all that a row of the desk says, the longest waiting first."""
    is_prepared = with_verdict() if user.is_admin else Value(value=False)
    return (
        programs.for_cards()
        .select_related("reviewer")
        .annotate(
            open_remarks=_number_of(_open_remarks()),
            answered_remarks=_number_of(
                _open_remarks().filter(answered_at__isnull=False)
            ),
            is_changed=changed_since(user),
            is_prepared=is_prepared,
        )
        .order_by(*LONGEST_FIRST)
    )


def with_open_remarks():
    """Whether something said to its agency is not settled yet."""
    return Exists(_open_remarks())


def changed_since(user):
    """Whether it was handed in again after the last revision the user spoke of."""
    said = Remark.objects.filter(program=OuterRef("pk")).order_by()
    # The user in the figure: in the rows, a database may go through all that is theirs.
    spoken_of = _of_all(said, Max(Coalesce("revision__number", 0), filter=Q(by=user)))
    submitted = Revision.objects.filter(
        program=OuterRef("pk"), move=permissions.SUBMIT.name
    )
    return GreaterThan(_of_all(submitted, Max("number")), spoken_of)


def with_verdict():
    """Whether a decision on it is prepared and not yet released."""
    return Exists(Verdict.objects.filter(program=OuterRef("pk")))


def _open_remarks():
    said = Remark.objects.filter(program=OuterRef("pk"), is_internal=False)
    return said.exclude(status=Remark.Status.RESOLVED).order_by()


def _number_of(rows):
    return Coalesce(_of_all(rows, Count("pk")), 0)


def _of_all(rows, figure):
    """One figure of all the rows of a program."""
    return Subquery(rows.values("program").annotate(figure=figure).values("figure"))
