"""What do the pages of this floor answer?"""

from functools import partial

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST
from django.views.generic import DetailView, FormView, ListView, UpdateView
from django_filters.views import FilterView

from agencies import auditing
from agencies.pages import Writing, for_writing
from paser_masterplan.moves import MoveRefused
from plans.models import MasterPlan, Stage
from plans.windows import window_for
from programs import (
    contexts,
    copying,
    editing,
    helping,
    history,
    linking,
    permissions,
    proposing,
    remarking,
    workflow,
)
from programs.filters import ProgramFilter
from programs.forms import AnswerForm, MoveForm, OutcomesForm, ProposalForm, RemarkForm
from programs.models import Program, Remark
from programs.sections import section_after, section_of, sections_of
from programs.wording import quoted


class ProgramList(FilterView):
    """The programs the reader may know of, narrowed by the address."""

    filterset_class = ProgramFilter
    paginate_by = 25
    template_name = "programs/program_list.html"

    def get_queryset(self):
        programs = Program.objects.visible_to(self.request.user).of_current_plan()
        return programs.for_cards().in_book_order()

    def get_context_data(self, **kwargs):
        may_create = permissions.can_create(self.request.user)
        return super().get_context_data(may_create=may_create, **kwargs)


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
            window=window_for(user.agency, Stage.Kind.PROPOSALS),
            former=copying.candidates(user),
            **kwargs,
        )

    def form_valid(self, form):
        plan = get_object_or_404(MasterPlan, is_current=True)
        program = proposing.start(plan, by=self.request.user, **form.cleaned_data)
        said = f"{program.code} tersimpan sebagai draf. Lengkapi bagian-bagiannya."
        messages.success(self.request, said)
        return redirect(program)


class ProgramDetail(DetailView):
    """A program as everybody who may see it reads it."""

    template_name = "programs/program_detail.html"

    def get_queryset(self):
        user = self.request.user
        return Program.objects.visible_to(user).for_page(user)

    def get_context_data(self, **kwargs):
        page = contexts.gather(self.object, self.request.user)
        return super().get_context_data(page=page, **kwargs)


class ProgramEdit(Writing, UpdateView):
    """One section of a program, as the people of its agency write it."""

    template_name = "programs/program_form.html"
    is_shared = True

    def get_object(self, queryset=None):
        programs = for_writing(self.request, _visible(self.request))
        program = get_object_or_404(programs, pk=self.kwargs["pk"])
        section = section_of(program, self.kwargs["section"])
        if section is None:
            raise Http404
        self.section, self.place = section, section.label
        editing.admit_reader(self.request.user, program, self.request.method)
        return program

    def get_form(self, form_class=None):
        return editing.open_section(
            self.object,
            self.section,
            _posted(self.request),
            blank="tambah" in self.request.GET,
        )

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            section=self.section,
            sections=sections_of(self.object),
            help=helping.for_section(self.object, self.section, self.request.user),
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
        after = section_after(self.object, self.section)
        if after is None:
            return self.object.get_absolute_url()
        return reverse("programs:edit", args=[self.object.pk, after.slug])


def copy_program(request, pk):
    """What a new draft would carry over, and the button that makes it."""
    program = _find(request, pk)
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


class ProgramHistory(ListView):
    """All that was done to a program, and what was handed over."""

    paginate_by = 50
    template_name = "programs/program_history.html"

    def get_queryset(self):
        self.program = _find(self.request, self.kwargs["pk"])
        return history.entries_about(self.program)

    def get_context_data(self, **kwargs):
        context = super().get_context_data(
            program=self.program,
            revisions=self.program.revisions.select_related("handed_by"),
            **kwargs,
        )
        entries = context["object_list"]
        if not context["page_obj"].has_previous():
            entries = [*auditing.untold(self.program), *entries]
        return context | {"events": [history.told(entry) for entry in entries]}


def show_revision(request, pk, number):
    """The content of a program as it was at one hand-over."""
    program = _find(request, pk)
    revisions = program.revisions.select_related("handed_by__agency")
    revision = get_object_or_404(revisions, number=number)
    context = {
        "program": program,
        "revision": revision,
        "move": workflow.MOVES[revision.move],
        "facts": history.sheet(revision.content),
    }
    return render(request, "programs/revision_detail.html", context)


@require_POST
def move_program(request, pk, move):
    """Any step in the life of a program."""
    if move not in workflow.MOVES:
        raise Http404
    program = _find(request, pk)
    form = MoveForm(request.POST, program=program, by=request.user)
    perform = partial(workflow.perform, move, program, by=request.user)
    if _attempt(form, perform):
        messages.success(request, workflow.MOVES[move].said)
    else:
        _give_back(request, form)
    return redirect(program)


def write_remark(request, pk, field):
    """What a reviewer says about one field."""
    program = _find(request, pk)
    if field not in Remark.Field.values:
        raise Http404
    remarking.admit(request.user, program)
    form = RemarkForm(_posted(request))
    if _attempt(form, partial(remarking.write, program, field=field, by=request.user)):
        messages.success(request, "Catatan telaah tersimpan.")
        return redirect(f"{program.get_absolute_url()}#{field}")
    context = {
        "program": program,
        "form": form,
        "field": Remark.Field(field),
        "quote": quoted(program, field),
    }
    return render(request, "programs/remark_form.html", context)


class RemarkAnswer(Writing, UpdateView):
    """What the agency says to a remark."""

    form_class = AnswerForm
    template_name = "programs/answer_form.html"
    context_object_name = "remark"

    def get_object(self, queryset=None):
        programs = for_writing(self.request, _visible(self.request))
        program = get_object_or_404(programs, pk=self.kwargs["pk"])
        if not permissions.can_write(self.request.user, program):
            raise PermissionDenied("Catatan telaah dijawab oleh perangkat daerahnya.")
        return _find_remark(self.request, program, self.kwargs["remark"])

    def get_context_data(self, **kwargs):
        return super().get_context_data(program=self.object.program, **kwargs)

    def save(self, form):
        if "answer" not in form.saved:
            return form.stored
        text = form.cleaned_data["answer"]
        return remarking.answer(form.stored, by=self.request.user, text=text)

    def said(self, thing):
        return "Jawaban tersimpan."

    def get_success_url(self):
        return f"{self.object.program.get_absolute_url()}#{self.object.field}"


@require_POST
def resolve_remark(request, pk, remark):
    """A reviewer's word that nothing more is wanted."""
    program = _find(request, pk)
    remark = _find_remark(request, program, remark)
    try:
        remarking.resolve(remark, by=request.user)
    except MoveRefused as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, "Catatan telaah diselesaikan.")
    return redirect(f"{program.get_absolute_url()}#{remark.field}")


def _find_remark(request, program, pk):
    """A remark that this person may read; to others it does not exist."""
    remarks = program.remarks.visible_to(request.user).for_page()
    return get_object_or_404(remarks, pk=pk)


def link_outcomes(request, pk):
    """Which decisions of the workshops led to a program."""
    program = _find(request, pk)
    if not permissions.can_link_outcomes(request.user, program):
        raise PermissionDenied("Hasil lokakarya dikaitkan oleh DKISP.")
    form = OutcomesForm(_posted(request), program=program)
    if _attempt(form, partial(linking.link_outcomes, program, by=request.user)):
        messages.success(request, "Kaitan dengan hasil lokakarya tersimpan.")
        return redirect(program)
    context = {"program": program, "form": form}
    return render(request, "programs/program_outcomes.html", context)


def _find(request, pk):
    """The program the reader may see, or the 404 of a stranger."""
    return get_object_or_404(_visible(request), pk=pk)


def _visible(request):
    return Program.objects.visible_to(request.user).for_head()


def _posted(request):
    return request.POST if request.method == "POST" else None


def _attempt(form, verb):
    """Whether the verb went through; a refusal becomes a sentence of the form."""
    if not form.is_valid():
        return False
    try:
        verb(**form.cleaned_data)
    except MoveRefused as refused:
        form.add_error(None, str(refused))
    return form.is_valid()


def _give_back(request, form):
    """Say why, and hand the typed text back so that it is not lost."""
    for sentences in form.errors.values():
        messages.error(request, " ".join(sentences))
    if note := form.data.get("note"):
        messages.info(request, f"Yang Anda tulis: {note}")
