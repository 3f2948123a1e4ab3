"""Which small words do all templates share?"""

from urllib.parse import urlencode
from uuid import uuid4

from django import template

from paser_masterplan.means import format_mean
from paser_masterplan.merging import token
from paser_masterplan.money import format_number, format_rupiah, format_short
from paser_masterplan.sizes import format_size

register = template.Library()

register.filter("rupiah", format_rupiah)
register.filter("rupiah_short", format_short)
register.filter("angka", format_number)
register.filter("rerata", format_mean)
register.filter("ukuran", format_size)
register.filter("token", token)


@register.inclusion_tag("_shared/_once.html", takes_context=True)
def once(context):
    """The key that lets this form happen only once, and whose form it is.

    A form of a page that is read in a queue carries the queue along.
    """
    request = context.request
    queue = request.GET.get("antrean", request.POST.get("antrean"))
    return {"key": uuid4(), "owner": request.user.pk, "queue": queue}


@register.simple_tag(takes_context=True)
def queued(context):
    """What an address ends in so that its page is read in the same queue."""
    queue = context.request.GET.get("antrean")
    return "" if queue is None else "?" + urlencode({"antrean": queue})


@register.inclusion_tag("_shared/_status_pill.html", takes_context=True)
def status_pill(context, thing):
    """The status of a thing, in the words of the one who reads."""
    reader = context.request.user
    return {"code": thing.status, "label": thing.status_for(reader)}


@register.simple_tag(takes_context=True)
def query_with(context, **changes):
    """The address's query with some values changed, and none of the empty ones."""
    query = context.request.GET.copy()
    for name, value in changes.items():
        query[name] = value
    kept = {name: value for name, value in query.items() if value not in ("", None)}
    query.clear()
    query.update(kept)
    return f"?{query.urlencode()}"
