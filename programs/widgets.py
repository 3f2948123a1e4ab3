"""How does one pick the findings that a program answers?"""

from django.forms.models import ModelChoiceIterator, ModelChoiceIteratorValue

from paser_masterplan.forms import RowsField
from plans.widgets import Picker


class FindingsPicker(Picker):
    """Findings in two heaps, the agency's own first, each with its kind and agency."""

    allow_multiple_selected = True
    input_type = "checkbox"
    template_name = "programs/widgets/findings_picker.html"

    def value_omitted_from_data(self, data, files, name):
        """Nothing ticked sends nothing, which means none."""
        return False


class FindingsChoices(ModelChoiceIterator):
    """What the agency said itself, then what others said of the same thing."""

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
