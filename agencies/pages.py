"""How does a page ask who may, narrow a list, and let people write?"""

from functools import wraps

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpResponseRedirect, JsonResponse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django_filters.views import FilterView

from agencies import auditing, editing, sittings
from paser_masterplan.merging import SCRIPTED
from paser_masterplan.moves import MoveRefused


def only_if(question, otherwise):
    """Let those pass for whom `question(user)` holds; the others read `otherwise`."""

    def decorate(view):
        @wraps(view)
        def asked(request, *args, **kwargs):
            if not question(request.user):
                raise PermissionDenied(otherwise)
            return view(request, *args, **kwargs)

        return asked

    return decorate


def page_only_if(question, otherwise):
    """The same for a page that is a class."""
    return method_decorator(only_if(question, otherwise), name="dispatch")


class FilteredList(FilterView):
    """A list with the filters above it and the pages below."""

    paginate_by = 25
    template_name_suffix = "_list"


def for_writing(request, rows):
    """The rows, locked as soon as one of them is read to be written."""
    return rows.select_for_update(of=("self",)) if request.method == "POST" else rows


class Writing:
    """A page on which people write: by button, with scripts or without, or by itself.

    The record is read under its lock before the form is bound to it, so that the form
    can merge. A button saves all or shows the form again; what a script sends is saved
    as far as it may be, and the answer says what was.
    """

    place = ""
    is_shared = False

    def get_queryset(self):
        return for_writing(self.request, super().get_queryset())

    @method_decorator(transaction.atomic)
    def post(self, request, *args, **kwargs):
        return super().post(request, *args, **kwargs)

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        person, thing = self.request.user, self.object
        if self.is_shared and thing.pk:
            sittings.enter(thing, self.place, by=person)
            context["others"] = sittings.others(thing, besides=person)
        if getattr(context["form"], "conflicts", None):
            context["last_change"] = auditing.latest(thing, besides=person)
        return context

    def form_valid(self, form):
        refusal = self._save(form)
        if self._is_scripted:
            return self._answer(form, refusal)
        if refusal:
            messages.error(self.request, refusal)
            return super().form_invalid(form)
        return HttpResponseRedirect(self._leave(form))

    def form_invalid(self, form):
        if self._is_scripted:
            return self._answer(form, self._save(form) if self.object else "")
        return super().form_invalid(form)

    def save(self, form):
        """Write what may be written of the form, and return its record."""
        raise NotImplementedError

    def said(self, thing):
        """The sentence after a button."""
        raise NotImplementedError

    @property
    def _is_scripted(self):
        return SCRIPTED in self.request.POST

    def _save(self, form):
        """Why nothing could be saved, or nothing to say."""
        try:
            self.object = self.save(form)
        except MoveRefused as refused:
            return str(refused)
        return ""

    def _leave(self, form):
        messages.success(self.request, self.said(self.object))
        return self.get_success_url()

    def _answer(self, form, refusal):
        """What a script is told; where to go only after a button that left nothing."""
        if refusal:
            return JsonResponse({"error": refusal}, status=409)
        told = {
            "jam": f"{timezone.localtime():%H.%M}",
            "opened": form.confirmed(),
            "errors": form.held_back(),
            "conflicts": form.contested(),
        }
        if self.is_shared and self.object:
            told["others"] = sittings.others(self.object, besides=self.request.user)
        if form.is_valid() and not form.goes_on:
            told["next"] = self._leave(form)
        return JsonResponse(told)


class Traced(Writing):
    """Saving the row of a form with a trace, and on to where the row is shown."""

    verb = ""
    done = ""

    def save(self, form):
        label = f"{self.done}: {form.instance}"
        return editing.save(form, self.verb, label, by=self.request.user)

    def said(self, thing):
        return f"{self.done}."
