"""How does a page ask who may, narrow a list, and save with a trace?"""

from functools import wraps

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseRedirect
from django.utils.decorators import method_decorator
from django_filters.views import FilterView

from agencies import editing
from paser_masterplan.opened import Overtaken


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


class Traced:
    """Saving the row of a form with a trace, and on to where the row is shown."""

    verb = ""
    done = ""

    def form_valid(self, form):
        label = f"{self.done}: {form.instance}"
        try:
            self.object = editing.save(form, self.verb, label, by=self.request.user)
        except Overtaken as overtaken:
            form.refuse(overtaken)
            return self.form_invalid(form)
        messages.success(self.request, f"{self.done}.")
        return HttpResponseRedirect(self.get_success_url())
