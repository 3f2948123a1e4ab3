"""What would make a finding say more? Advice, never a refusal."""

from workshops.models import Finding


def advice_on(finding: Finding) -> list[str]:
    """Sentences for its writers about what is thin in it, none where nothing is."""
    advice = []
    if not finding.description:
        advice.append(
            "Ceritakan apa yang terjadi, siapa yang merasakannya, dan sejak kapan."
        )
    if not finding.figure:
        advice.append(
            "Tambahkan satu angka. Dengan angka, temuan ini dapat dibandingkan dan "
            "kelak diukur."
        )
    elif not any(letter.isdigit() for letter in finding.figure):
        advice.append("Isian angkanya belum memuat angka. Tulis besarannya.")
    if finding.figure and not finding.source:
        advice.append("Tulis sumber angkanya: dokumen, tahun, dan halamannya.")
    return advice
