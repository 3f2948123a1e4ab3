"""How does what somebody typed come through a page that asks for a password?"""

import re
from dataclasses import dataclass

from django.apps import apps
from django.conf import settings

PREFIX = "titip-"
OWNER = "_siapa"
FILES = "_berkas"
# Bytes and fields left free for what the asking page sends of its own.
ROOM, ROOM_FIELDS = 4096, 16
# What a form says to the server and nobody typed; a password is never carried.
MACHINERY = re.compile(r"(.+-)?(_.+|csrfmiddlewaretoken|opened|key|id|next|.+_FORMS)")
SECRET = re.compile("password", re.IGNORECASE)
ROW = re.compile(r"(\w+)-(\d+)-(.+)")


@dataclass(frozen=True)
class Parcel:
    """What one POST said, kept on the way until its writer is known again."""

    pairs: tuple[tuple[str, str], ...]
    has_files: bool = False

    @property
    def fits(self):
        """Whether the asking page can send it back within what a POST may hold."""
        size = sum(len(f"{PREFIX}{name}{value}".encode()) + 2 for name, value in self)
        return (
            size <= settings.DATA_UPLOAD_MAX_MEMORY_SIZE - ROOM
            and len(self.pairs) <= settings.DATA_UPLOAD_MAX_NUMBER_FIELDS - ROOM_FIELDS
        )

    @property
    def hidden(self):
        """The inputs that carry it through the asking page."""
        own = [(FILES, "1")] if self.has_files else []
        return [(PREFIX + name, value) for name, value in self] + own

    @property
    def typed(self):
        """What a person wrote or chose in it, in the words of the screen."""
        known = _fields_by_name()
        found: dict[str, list[str]] = {}
        for name, value in self:
            words = _words(name, value, known)
            if words.strip() and not MACHINERY.fullmatch(name):
                found.setdefault(_label(name, known), []).append(words)
        return [(label, "; ".join(words)) for label, words in found.items()]

    def __iter__(self):
        return iter(self.pairs)

    def belongs_to(self, user):
        """Whether it was written by this person."""
        return user.is_authenticated and (OWNER, str(user.pk)) in self.pairs


def parcel_of(request):
    """What this POST says, or what it carries for an earlier one."""
    said = [(name, value) for name, values in request.POST.lists() for value in values]
    carried = [pair for pair in said if pair[0].startswith(PREFIX)]
    pairs = tuple(
        (name.removeprefix(PREFIX), value)
        for name, value in carried or said
        if not SECRET.search(name) and name != "csrfmiddlewaretoken"
    )
    return Parcel(pairs, has_files=bool(request.FILES) or FILES in request.POST)


def carried_by(request):
    """The parcel that an asking page brings along, or None."""
    has_one = any(name.startswith(PREFIX) for name in request.POST)
    return parcel_of(request) if has_one else None


def is_anothers(request):
    """Whether the POST was written in the name of somebody else than is here now."""
    owner = request.POST.get(OWNER) if request.method == "POST" else None
    is_known = request.user.is_authenticated
    return bool(owner) and is_known and owner != str(request.user.pk)


def _fields_by_name():
    """The fields of all records by the names that forms know them by."""
    return {
        field.name: field
        for model in reversed(apps.get_models())
        for field in [*model._meta.fields, *model._meta.many_to_many]
    }


def _label(name, known):
    """Where a value stood, in the words of the screen as far as they are known."""
    if row := ROW.fullmatch(name):
        return f"{row[1].capitalize()} {int(row[2]) + 1}: {_label(row[3], known)}"
    words = known[name].verbose_name if name in known else name.replace("_", " ")
    return str(words).capitalize()


def _words(name, value, known):
    """What a value says to a reader; the number of a record says nothing."""
    row = ROW.fullmatch(name)
    field = known.get(row[3] if row else name)
    if field is None:
        return value
    if field.is_relation:
        return ""
    return str(dict(field.flatchoices).get(value, value))
