"""What would make a finding say more?"""

import pytest
from django.urls import reverse

from tests.builders.workshops import a_finding
from workshops.advising import advice_on

TELL = "Ceritakan apa yang terjadi, siapa yang merasakannya, dan sejak kapan."
COUNT = (
    "Tambahkan satu angka. Dengan angka, temuan ini dapat dibandingkan dan kelak "
    "diukur."
)
NO_NUMBER = "Isian angkanya belum memuat angka. Tulis besarannya."
SOURCE = "Tulis sumber angkanya: dokumen, tahun, dan halamannya."


@pytest.mark.parametrize(
    ("words", "advice"),
    [
        ({"description": ""}, [TELL, COUNT]),
        ({}, [COUNT]),
        ({"figure": "40 ton sehari"}, [SOURCE]),
        ({"figure": "banyak sekali", "source": "Rapat"}, [NO_NUMBER]),
        ({"figure": "40 ton sehari", "source": "SIPSN 2021"}, []),
    ],
)
def test_advice_names_what_is_thin(plan, operator, words, advice):
    assert advice_on(a_finding(operator, **words)) == advice


def test_writers_read_the_advice_and_an_example(client, plan, operator):
    finding = a_finding(operator)
    client.force_login(operator)

    pages = [
        client.get(finding.get_absolute_url()),
        client.get(reverse("workshops:finding_edit", args=[finding.pk])),
    ]

    for page in pages:
        assert COUNT in page.text
        assert finding.sub_dimension.example in page.text


def test_new_finding_needs_no_advice_yet(client, plan, operator):
    client.force_login(operator)

    page = client.get(reverse("workshops:finding_create"))

    assert (page.context["help"].advice, page.context["help"].part) == ([], None)
    assert "Agar lebih kuat" not in page.text
