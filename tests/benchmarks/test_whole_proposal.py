"""What goes over the wire while one program is written, from the first visit on?"""

from tests.browser import steps

DESCRIPTION = "Warga menimbang sampah kering dan menabung hasilnya di bank sampah."


def test_bytes_of_a_whole_proposal(person, line, say):
    page = person("verifier.dlh", base=line.address)
    steps.propose_whole_program(page, "Bank sampah sekolah", "Sampah", DESCRIPTION)
    steps.move(page, "Ajukan")
    page.locator(".page-head .pill", has_text="Menunggu telaah").wait_for()

    say(f"\none program, from the login to the submission: {len(line.seen)} requests")
    say(f"  {line.content / 1024:6.1f} KB of pages, files and forms, both ways")
    say(f"  {line.got / 1024:6.1f} KB to the browser with all headers")
    say(f"  {line.sent / 1024:6.1f} KB from the browser with all headers")
    assert 0 < line.content < line.got + line.sent
