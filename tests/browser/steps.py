"""What officers do, as they would tell it."""

import re


def choose(page, group, choice):
    """Open a group of a picker and tick one of its choices."""
    box = page.locator("details", has=page.locator("summary", has_text=group)).first
    if box.get_attribute("open") is None:
        box.locator("summary").first.click()
    box.locator("label.choice", has_text=choice).first.click()


def record_finding(page, title):
    """Record a problem of the own agency; returns its address."""
    page.goto("/temuan/baru/")
    page.get_by_label("Masalah", exact=True).check()
    page.get_by_label("Judul").fill(title)
    page.get_by_label("Uraian").fill("Sampah organik tercampur sampai di TPA Janju.")
    choose(page, "Smart Environment", "Tata Kelola Sampah")
    choose(page, "Tanah Grogot", "Janju")
    page.get_by_label("Angka", exact=True).fill("40 ton per hari (2020)")
    page.get_by_label("Sumber angka").fill("Catatan DLH, 2020")
    page.get_by_role("button", name="Simpan temuan").click()
    page.wait_for_url(re.compile(r"/temuan/\d+/$"))
    return page.url


def start_program(page, title):
    """Start a program from its title; returns its address."""
    page.goto("/program/usul/")
    page.get_by_label("Judul program").fill(title)
    choose(page, "Smart Environment", "Tata Kelola Sampah")
    page.get_by_role("button", name="Simpan sebagai draf").click()
    page.wait_for_url(re.compile(r"/program/\d+/$"))
    return page.url


def save(page):
    """Save the section and wait for the portal to say so."""
    page.get_by_role("button", name="Simpan", exact=True).click()
    page.locator(".messages", has_text="tersimpan").wait_for()


def answer_finding(page, finding):
    """Say which finding the program answers."""
    page.locator("label.choice", has_text=finding).first.click()


def describe(page, description):
    """Fill in why, what for, what and for whom."""
    page.get_by_label("Latar belakang").fill("TPA Janju menerima 40 ton per hari.")
    page.get_by_label("Tujuan").fill("Sampah yang masuk TPA berkurang separuh.")
    page.get_by_label("Uraian").fill(description)
    page.get_by_label("Penerima manfaat").fill("Warga Tanah Grogot")


def add_row(page):
    """One more row, with scripts or without."""
    page.locator("button[name=tambah]").click()


def plan_actions(page, titles):
    """Write the activities, each in its own year."""
    for number, title in enumerate(titles):
        if number:
            add_row(page)
        row = page.locator(".row-card").nth(number)
        row.get_by_label("Kegiatan", exact=False).first.fill(title)
        row.get_by_label("Keluaran").fill("12 unit")
        row.get_by_label(str(2022 + number)).check()


def measure(page):
    """Write one indicator from its baseline to two targets."""
    page.get_by_label("Indikator").first.fill("Sampah masuk TPA")
    page.get_by_label("Satuan").first.fill("ton/hari")
    page.get_by_label("Kondisi awal", exact=True).first.fill("40")
    page.get_by_label("Tahun kondisi awal").first.fill("2020")
    page.get_by_label("Sumber data").first.fill("SIPSN")
    page.get_by_label("Target 2022").first.fill("36")
    page.get_by_label("Target 2026").first.fill("20")


def fund(page, titles):
    """One amount as people type it, and one that is unknown for a reason."""
    for number, title in enumerate(titles):
        if number:
            add_row(page)
        row = page.locator(".row-card").nth(number)
        row.get_by_label("Kegiatan").select_option(label=title)
        row.get_by_label("Tahun").select_option(str(2022 + number))
        row.get_by_label("Sumber dana").select_option("APBD_KAB")
        if number:
            row.get_by_label("Alasan").fill("Menunggu RKPD 2023")
        else:
            row.get_by_label("Jumlah").fill("1,5 M")


def move(page, label, note=""):
    """Make one of the moves that the page offers."""
    panel = page.locator(".moves")
    if note:
        panel.locator("summary", has_text=label).click()
        panel.locator("details[open] textarea").fill(note)
    panel.locator("button:visible", has_text=label).click()
    page.wait_for_load_state()


def sections(title, finding, description):
    """What is written in every section of a complete proposal, by its address."""
    actions = [f"Membentuk bank sampah {title}", f"Melatih pengurus {title}"]
    return {
        "temuan": lambda page: answer_finding(page, finding),
        "uraian": lambda page: describe(page, description),
        "kegiatan": lambda page: plan_actions(page, actions),
        "indikator": measure,
        "pendanaan": lambda page: fund(page, actions),
    }


def propose_whole_program(page, title, finding, description):
    """From a title to a complete draft; returns its address."""
    program = start_program(page, title)
    page.locator('a[href$="/bagian/temuan/"]').first.click()
    for slug, write in sections(title, finding, description).items():
        page.wait_for_url(re.compile(f"/bagian/{slug}/"))
        write(page)
        page.get_by_role("button", name="Simpan dan lanjut").click()
    page.wait_for_url(re.compile(f"{re.escape(program)}(#.*)?$"))
    return program
