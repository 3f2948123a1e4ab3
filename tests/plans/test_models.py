"""Do the rows of the frame say what they are?"""

import pytest

from tests.builders.plans import (
    a_crest,
    a_goal,
    a_mission,
    a_place,
    a_plan,
    a_sub_dimension,
    an_extension,
)

pytestmark = pytest.mark.django_db


def test_crest_is_called_by_its_region(plan):
    assert str(a_crest(plan)) == "Lambang Kabupaten Paser"


def test_rows_are_called_by_what_people_know(plan, agency, admin):
    stage = plan.stages.in_time_order().first()
    part = a_sub_dimension()

    assert str(plan) == plan.title
    assert str(part.dimension) == part.dimension.name
    assert str(part) == part.name
    assert str(a_mission(plan, number=2, text="Melayani")) == "Misi 2: Melayani"
    assert str(a_goal(plan, statement="Bersih")) == "Bersih"
    assert str(stage) == "Bimtek I: potensi dan masalah"
    assert str(an_extension(stage, agency, admin)) == f"DLH: {stage}"
    assert str(a_place(name="Kuaro")) == "Kecamatan Kuaro"


def test_plan_knows_its_years_and_its_page(plan):
    old = a_plan(stages=False, is_current=False, first_year=2016, last_year=2017)

    assert old.years == [2016, 2017]
    assert plan.get_absolute_url() == "/kerangka/"
    assert old.get_absolute_url() == f"/kerangka/{old.pk}/"
