"""How is a program written by the people of its agency?"""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.generic import FormView, UpdateView

from agencies.pages import Writing, for_writing
from plans.contexts import Standing
from plans.models import MasterPlan, Stage
from programs import copying, editing, helping, permissions, proposing
from programs.forms import ProposalForm
from programs.sections import section_after, section_of
from programs.views.finding import find, posted, visible


class ProgramCreate(FormView):
    """A title, from which a program exists."""

    form_class = ProposalForm
    template_name = "programs/program_create.html"

    def get_context_data(self, **kwargs):
        user = self.request.user
        if not permissions.can_create(user):
            raise PermissionDenied("Program diusulkan oleh akun perangkat daerah.")
        return super().get_context_data(
            plan=MasterPlan.objects.current(),
            standing=Standing.gather(user, Stage.Kind.PROPOSALS),
            former=copying.candidates(user),
            **kwargs,
        )

    def form_valid(self, form):
        plan = get_object_or_404(MasterPlan, is_current=True)
        program = proposing.start(plan, by=self.request.user, **form.cleaned_data)
        said = f"{program.code} tersimpan sebagai draf. Lengkapi bagian-bagiannya."
        messages.success(self.request, said)
        return redirect(program)


class ProgramEdit(Writing, UpdateView):
    """One section of a program, as the people of its agency write it."""

    template_name = "programs/program_form.html"
    is_shared = True

    def get_object(self, queryset=None):
        programs = for_writing(self.request, visible(self.request))
        program = get_object_or_404(programs, pk=self.kwargs["pk"])
        section = section_of(program, self.kwargs["section"])
        if section is None:
            raise Http404
        self.section, self.place = section, section.label
        editing.admit_reader(self.request.user, program, section, self.request.method)
        return program

    def get_form(self, form_class=None):
        return editing.open_section(
            self.object,
            self.section,
            posted(self.request),
            blank="tambah" in self.request.GET,
            by=self.request.user,
        )

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            section=self.section,
            sections=editing.sections_for(self.request.user, self.object),
            help=helping.for_section(self.object, self.section, self.request.user),
            standing=Standing.gather(self.request.user, Stage.Kind.PROPOSALS),
            **kwargs,
        )

    def save(self, form):
        return editing.save(self.object, self.section, form, by=self.request.user)

    def said(self, thing):
        return f"{self.section.label} tersimpan."

    def get_success_url(self):
        here = reverse("programs:edit", args=[self.object.pk, self.section.slug])
        if "tambah" in self.request.POST:
            return f"{here}?tambah=1#baris-baru"
        if self.request.POST.get("lalu") != "lanjut":
            return here
        sections = editing.sections_for(self.request.user, self.object)
        after = section_after(sections, self.section)
        if after is None:
            return self.object.get_absolute_url()
        return reverse("programs:edit", args=[self.object.pk, after.slug])


def copy_program(request, pk):
    """What a new draft would carry over, and the button that makes it."""
    program = find(request, pk)
    if not permissions.can_copy(request.user, program):
        raise PermissionDenied(f"Program ini disalin oleh {program.agency} sendiri.")
    plan = get_object_or_404(MasterPlan, is_current=True)
    outlook = copying.outlook_for(program, plan)
    if request.method == "POST":
        copy = copying.copy(outlook, by=request.user)
        said = [f"{copy.code} tersimpan sebagai draf.", *outlook.left]
        messages.success(request, " ".join(said))
        return redirect(copy)
    context = {"program": program, "outlook": outlook}
    return render(request, "programs/program_copy.html", context)
