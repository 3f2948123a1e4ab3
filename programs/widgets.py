"""How does one pick what a program answers, who helps, and what led to it?"""

from django.forms.models import ModelChoiceIterator, ModelChoiceIteratorValue

from agencies.models import Agency
from paser_masterplan.forms import RowsField
from plans.widgets import RowsPicker


class FindingsPicker(RowsPicker):
    """Findings in two heaps, the agency's own first, each with its kind and agency."""

    template_name = "programs/widgets/findings_picker.html"


class AgenciesPicker(RowsPicker):
    """Agencies by their kind."""

    template_name = "programs/widgets/agencies_picker.html"


class OutcomesPicker(RowsPicker):
    """Decisions and tasks by the workshop that came to them."""

    template_name = "programs/widgets/outcomes_picker.html"


class FindingsChoices(ModelChoiceIterator):
    """What the agency said itself, then what others said of the same thing."""

    field: "FindingsField"

    def __iter__(self):
        own: list[object] = []
        others: list[object] = []
        for finding in self.queryset:
            choice = (ModelChoiceIteratorValue(finding.pk, finding), finding)
            is_own = finding.agency_id == self.field.agency.pk
            (own if is_own else others).append(choice)
        yield (f"Temuan {self.field.agency}", own)
        yield ("Temuan instansi lain", others)


class FindingsField(RowsField):
    """Any number of findings that the program of an agency may answer."""

    widget = FindingsPicker
    iterator = FindingsChoices

    def __init__(self, queryset, *, agency):
        self.agency = agency
        super().__init__(queryset, label="Temuan yang dijawab", required=False)


class AgenciesChoices(ModelChoiceIterator):
    """Each kind of agency with its own."""

    def __iter__(self):
        kinds: dict[str, list[object]] = {label: [] for label in Agency.Kind.labels}
        for agency in self.queryset:
            choice = (ModelChoiceIteratorValue(agency.pk, agency), agency.short_name)
            kinds[agency.get_kind_display()].append(choice)
        return iter(kinds.items())


class AgenciesField(RowsField):
    """Any number of agencies that help with a program."""

    widget = AgenciesPicker
    iterator = AgenciesChoices

    def __init__(self, queryset):
        label = "Perangkat daerah dan mitra pendukung"
        super().__init__(queryset, label=label, required=False)


class OutcomesChoices(ModelChoiceIterator):
    """Each workshop with its outcomes."""

    def __iter__(self):
        workshops: dict[object, list[object]] = {}
        for outcome in self.queryset:
            choice = (ModelChoiceIteratorValue(outcome.pk, outcome), outcome)
            workshops.setdefault(outcome.workshop, []).append(choice)
        return iter(workshops.items())


class OutcomesField(RowsField):
    """Any number of outcomes that led to a program."""

    widget = OutcomesPicker
    iterator = OutcomesChoices

    def __init__(self, queryset):
        super().__init__(queryset, label="Hasil lokakarya", required=False)
