"""Which words of a finding does somebody decide on?"""

# What its agency is asked.
ASKED = (
    "kind",
    "title",
    "description",
    "sub_dimension",
    "places",
    "figure",
    "source",
    "readiness",
)
FINDING = (*ASKED, "status")
