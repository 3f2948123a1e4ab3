"""How does an admin give, move, end and renew somebody's access?"""

import secrets
from collections.abc import Callable
from dataclasses import dataclass

from axes.utils import reset as end_lockout
from django.db import transaction

from agencies import auditing, editing, permissions
from agencies.models import User
from paser_masterplan.moves import MoveRefused

SYLLABLES = [first + vowel for first in "bdgjklmnprst" for vowel in "aiueo"]


def one_time_password():
    """A random password to read out over the telephone: three words and a number."""
    words = ["".join(secrets.choice(SYLLABLES) for _ in "12") for _ in "123"]
    return "-".join([*words, str(secrets.randbelow(9000) + 1000)])


@transaction.atomic
def admit(person, *, by):
    """Save a new person and return the password for the first login."""
    password = _give_password(person)
    person.save()
    after = editing.facts(person, ["username", "full_name", "agency", "role", "email"])
    auditing.record("user.create", person, f"Akun dibuat: {person}", by=by, after=after)
    return password


@transaction.atomic
def edit(form, *, by):
    """Save what a form says about a person, unless it takes away the last admin."""
    if form.initial["role"] == User.Role.ADMIN and "role" in form.written:
        _keep_an_admin(form.instance)
    return editing.save(form, "user.edit", f"Akun diubah: {form.instance}", by=by)


@transaction.atomic
def transfer(person, agency, *, by):
    """Let the person work for another agency; what was written stays where it is."""
    before = editing.facts(person, ["agency"])
    person.agency = agency
    person.save(update_fields=["agency"])
    auditing.record(
        "user.transfer",
        person,
        f"Akun dipindahkan: {person}",
        by=by,
        before=before,
        after=editing.facts(person, ["agency"]),
    )


@transaction.atomic
def disable(person, *, by):
    """End the person's access at once, in every open session too."""
    if person.is_admin:
        _keep_an_admin(person)
    _set_active(person, False, by=by)


def enable(person, *, by):
    """Give the person access again, with the password of before."""
    _set_active(person, True, by=by)


@transaction.atomic
def reset_password(person, *, by):
    """Return a new one-time password; end the person's sessions and any lock-out."""
    password = _give_password(person)
    person.save(update_fields=["password", "must_change_password"])
    end_lockout(username=person.username)
    auditing.record("user.reset", person, f"Kata sandi dibuat ulang: {person}", by=by)
    return password


@transaction.atomic
def choose_password(person, password):
    """Let the person's own choice replace the one-time password."""
    person.set_password(password)
    person.must_change_password = False
    person.save(update_fields=["password", "must_change_password"])
    auditing.record("user.password", person, "Kata sandi diganti", by=person)


@dataclass(frozen=True)
class Step:
    """One thing an admin does to an account with one button."""

    name: str
    label: str
    allowed: Callable
    do: Callable
    said: str
    is_grave: bool = False


STEPS = {
    step.name: step
    for step in (
        Step(
            "reset",
            "Buat kata sandi sekali pakai",
            permissions.can_reset_password,
            reset_password,
            "Kata sandi lama tidak berlaku lagi.",
        ),
        Step(
            "disable",
            "Nonaktifkan akun",
            permissions.can_disable,
            disable,
            "Akun dinonaktifkan; sesinya yang terbuka ikut berakhir.",
            is_grave=True,
        ),
        Step(
            "enable",
            "Aktifkan akun",
            permissions.can_enable,
            enable,
            "Akun dapat dipakai lagi dengan kata sandi yang lama.",
        ),
    )
}


def offers(user, person):
    """What this admin may do to that account now."""
    return [step for step in STEPS.values() if step.allowed(user, person)]


def perform(step, person, *, by):
    """Do one step to an account; a new password is returned where there is one."""
    if not step.allowed(by, person):
        raise MoveRefused(
            f"“{step.label}” tidak dapat dilakukan pada akun ini. Untuk akun sendiri, "
            "pakai halaman Akun atau minta admin lain."
        )
    return step.do(person, by=by)


def _give_password(person):
    password = one_time_password()
    person.set_password(password)
    person.must_change_password = True
    return password


@transaction.atomic
def _set_active(person, active, *, by):
    person.is_active = active
    person.save(update_fields=["is_active"])
    done = "diaktifkan" if active else "dinonaktifkan"
    verb = "user.enable" if active else "user.disable"
    auditing.record(verb, person, f"Akun {done}: {person}", by=by)


def hold_admins():
    """Every admin, locked in one order, so that two admins cannot remove each other.

    Whoever locks a person's row as well locks these before it.
    """
    admins = User.objects.admins().order_by("pk")
    return list(admins.select_for_update(of=("self",)))


def _keep_an_admin(person):
    """Refuse to take away the last admin."""
    if not any(admin.pk != person.pk for admin in hold_admins()):
        raise MoveRefused(
            "Ini satu-satunya admin yang aktif. Jadikan orang lain admin dahulu."
        )
