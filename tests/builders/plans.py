"""The frame, with its windows open unless told otherwise."""

from datetime import timedelta
from io import BytesIO
from itertools import count

from django.utils import timezone
from PIL import Image

from plans.models import (
    Crest,
    Dimension,
    Extension,
    ExtensionRequest,
    Goal,
    MasterPlan,
    Mission,
    Place,
    ReadinessElement,
    Stage,
    SubDimension,
)

numbers = count(1)


def a_plan(stages=True, **facts):
    defaults = {
        "title": "Rencana Induk Smart City Kabupaten Paser",
        "first_year": 2022,
        "last_year": 2026,
        "vision": "Paser yang maju, adil, dan sejahtera",
    }
    plan = MasterPlan.objects.create(**(defaults | facts))
    if stages:
        for kind in Stage.Kind.values:
            a_stage(plan, kind=kind)
    return plan


def a_stage(plan, open_=True, **facts):
    now = timezone.now()
    closes_at = now + timedelta(days=7) if open_ else now - timedelta(days=1)
    defaults = {
        "kind": Stage.Kind.FINDINGS,
        "opens_at": now - timedelta(days=7),
        "closes_at": closes_at,
    }
    return Stage.objects.create(plan=plan, **(defaults | facts))


def close(plan, kind):
    """Let the window of one kind have closed yesterday."""
    closed = timezone.now() - timedelta(days=1)
    plan.stages.filter(kind=kind).update(closes_at=closed)


def an_extension(stage, agency, granted_by, **facts):
    now = timezone.now()
    defaults = {
        "until": now + timedelta(days=3),
        "reason": "Listrik padam dua hari.",
        "granted_at": now,
    }
    return Extension.objects.create(
        stage=stage, agency=agency, granted_by=granted_by, **(defaults | facts)
    )


def an_extension_request(stage, asked_by, **facts):
    """What the person's agency asks, waiting; answered where `answered_by` says so."""
    now = timezone.now()
    defaults = {
        "agency": asked_by.agency,
        "until": now + timedelta(days=9),
        "reason": "Tim kami di lapangan sampai akhir pekan.",
        "asked_at": now,
    }
    if "answered_by" in facts:
        defaults |= {"status": ExtensionRequest.Status.REFUSED, "answered_at": now}
    return ExtensionRequest.objects.create(
        stage=stage, asked_by=asked_by, **(defaults | facts)
    )


def a_dimension(code="ENVIRONMENT", **facts):
    """A seeded dimension, laid again where a test has emptied the database."""
    defaults = {
        "name": code.title(),
        "indonesian": code.title(),
        "definition": "Sebuah dimensi.",
        "position": next(numbers),
    }
    return Dimension.objects.get_or_create(code=code, defaults=defaults | facts)[0]


def a_sub_dimension(code="WASTE", **facts):
    """A seeded sub-dimension, laid again where a test has emptied the database."""
    found = SubDimension.objects.select_related("dimension").filter(code=code).first()
    if found:
        return found
    defaults = {
        "dimension": a_dimension(),
        "name": code.title(),
        "definition": "Sebuah subdimensi.",
        "position": next(numbers),
    }
    return SubDimension.objects.create(code=code, **(defaults | facts))


def a_readiness_element(code="INFRA_DIGITAL", **facts):
    """A seeded element, laid again where a test has emptied the database."""
    defaults = {
        "pillar": ReadinessElement.Pillar.INFRASTRUCTURE,
        "name": code.lower(),
        "definition": "Sebuah unsur.",
        "position": next(numbers),
    }
    return ReadinessElement.objects.get_or_create(code=code, defaults=defaults | facts)[
        0
    ]


def a_mission(plan, **facts):
    defaults = {"number": next(numbers), "text": "Meningkatkan pelayanan publik"}
    return Mission.objects.create(plan=plan, **(defaults | facts))


def a_goal(plan, **facts):
    defaults = {
        "statement": "Sampah berkurang dari sumbernya",
        "strategy": "Bank sampah di setiap desa",
    }
    facts = defaults | facts
    if "sub_dimension" not in facts:
        facts["sub_dimension"] = a_sub_dimension()
    return Goal.objects.create(plan=plan, **facts)


def a_place(**facts):
    defaults = {"kind": Place.Kind.KECAMATAN, "name": f"Kecamatan {next(numbers)}"}
    return Place.objects.create(**(defaults | facts))


def a_crest(plan, **facts):
    """A crest of one pixel."""
    pixel = BytesIO()
    Image.new("RGB", (1, 1), "#14493f").save(pixel, "PNG")
    return Crest.objects.create(plan=plan, content=pixel.getvalue(), **facts)
