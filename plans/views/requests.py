"""Who asks for more time, and what is answered?"""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect
from django.utils.functional import cached_property
from django.views.generic import CreateView, FormView, ListView

from agencies.pages import Traced
from paser_masterplan.moves import MoveRefused
from plans import asking, permissions
from plans.forms import AnswerForm, ExtensionRequestForm
from plans.models import ExtensionRequest, Stage
from plans.windows import windows_of

NOT_HERE = (
    "Perpanjangan diminta oleh operator atau pejabat penanggung jawab perangkat "
    "daerah, untuk tahap yang waktu tutupnya menghentikan pekerjaan mereka."
)


class ExtensionAsk(Traced, CreateView):
    """An agency asks for more time in one stage."""

    model = ExtensionRequest
    form_class = ExtensionRequestForm
    template_name = "plans/extensionrequest_form.html"
    done = "Permintaan terkirim kepada DKISP"

    def get_form_kwargs(self):
        stages = Stage.objects.select_related("plan")
        stage = get_object_or_404(stages, pk=self.kwargs["pk"])
        if not permissions.can_ask(self.request.user, stage):
            raise PermissionDenied(NOT_HERE)
        asked = ExtensionRequest(stage=stage, agency=self.request.user.agency)
        return super().get_form_kwargs() | {"instance": asked}

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        asked = context["form"].instance
        [window] = windows_of(asked.stage, [asked.agency])
        return context | {"stage": asked.stage, "window": window}

    def save(self, form):
        return asking.ask(form.instance, by=self.request.user)

    def get_success_url(self):
        return self.object.get_absolute_url()


class ExtensionRequestList(ListView):
    """The requests that this person may know of; those that wait come first."""

    paginate_by = 25

    def get_queryset(self):
        known = ExtensionRequest.objects.visible_to(self.request.user)
        return known.current().waiting_first().for_page()


class ExtensionRequestAnswer(FormView):
    """One request, as its agency follows it and an admin answers it."""

    form_class = AnswerForm
    template_name = "plans/extension_request.html"

    @cached_property
    def asked(self):
        """The request that the address names."""
        known = ExtensionRequest.objects.visible_to(self.request.user).for_page()
        return get_object_or_404(known, pk=self.kwargs["pk"])

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"stage": self.asked.stage}

    def get_initial(self):
        return {"until": self.asked.until}

    def get_context_data(self, **kwargs):
        asked, user = self.asked, self.request.user
        [window] = windows_of(asked.stage, [asked.agency])
        return super().get_context_data(
            asked=asked,
            window=window,
            may_answer=permissions.can_answer_request(user, asked),
            is_own=asked.asked_by_id == user.pk,
            **kwargs,
        )

    def form_valid(self, form):
        try:
            asking.answer(self.asked, by=self.request.user, **form.cleaned_data)
        except MoveRefused as refused:
            messages.error(self.request, str(refused))
            if text := form.cleaned_data["answer"]:
                messages.info(self.request, f"Yang Anda tulis: {text}")
        else:
            messages.success(self.request, "Jawaban terkirim dan diberitahukan.")
        return redirect(self.asked)
