"""Which words of a finding does somebody decide on?"""

FINDING = (
    "kind",
    "title",
    "description",
    "sub_dimension",
    "places",
    "figure",
    "source",
    "readiness",
    "status",
)
