"""Of which parts does the content of a program consist, by name?"""

IDENTITY = (
    "title",
    "plan_type",
    "sub_dimension",
    "horizon",
    "is_quick_win",
    "supporting",
    "partners",
    "mission",
    "nomenclature_code",
    "spbe",
    "sdg",
)
CLASSES = (
    "plan_type",
    "sub_dimension",
    "horizon",
    "mission",
    "nomenclature_code",
    "spbe",
    "sdg",
)
DESCRIPTION = ("background", "objective", "description", "beneficiaries")
SHEET = (
    "benefit",
    "uniqueness",
    "resources",
    "schedule",
    "risk",
    "mitigation",
    "sustainability",
)
WRITTEN = (
    *IDENTITY,
    "findings",
    *DESCRIPTION,
    "places",
    "actions",
    "indicators",
    "fundings",
    *SHEET,
)
EVERYTHING = ("code", "agency", *WRITTEN)
