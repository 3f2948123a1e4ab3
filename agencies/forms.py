"""What does one fill in about an agency, a person or a password?"""

from django import forms
from django.contrib.auth.forms import AuthenticationForm, PasswordChangeForm

from agencies import accounts, preferring
from agencies.evidence import MOST_FILES
from agencies.models import Agency, Message, User, fold
from agencies.recognizing import MOST_BYTES, NotEvidence
from paser_masterplan.forms import GONE, Tidy, TidyForm
from paser_masterplan.merging import MergingForm
from paser_masterplan.sizes import format_size


class UsernameField(forms.CharField):
    """A user name in any case, or a NIP with the spaces it is printed with."""

    widget = forms.TextInput(
        attrs={
            "autocapitalize": "none",
            "autocomplete": "username",
            "spellcheck": "false",
        }
    )

    def __init__(self, **kwargs):
        kwargs.setdefault("label", "Nama pengguna atau NIP")
        super().__init__(max_length=150, **kwargs)

    def to_python(self, value):
        return User.normalize_username(super().to_python(value))


class ReviewerField(forms.ModelChoiceField):
    """One of those who may be asked to review, with the agency in the choice."""

    default_error_messages = {"invalid_choice": GONE}

    def __init__(self, **kwargs):
        super().__init__(User.objects.reviewers(), **kwargs)

    def label_from_instance(self, person):
        return f"{person}, {person.agency}"


def password(label, *, autocomplete, **kwargs):
    """A secret, kept exactly as it was typed."""
    widget = forms.PasswordInput(attrs={"autocomplete": autocomplete})
    return forms.CharField(label=label, strip=False, widget=widget, **kwargs)


class LoginForm(Tidy, AuthenticationForm):
    """The door."""

    username = UsernameField()
    password = password("Kata sandi", autocomplete="current-password")
    error_messages = {
        "invalid_login": (
            "Nama pengguna atau kata sandi belum cocok, atau akunnya tidak aktif. "
            "Periksa huruf besar dan kecil pada kata sandi. Bila lupa, minta admin "
            "DKISP membuatkan kata sandi baru."
        ),
    }


class OwnPasswordForm(Tidy, PasswordChangeForm):
    """The person's own password in place of the old one."""

    old_password = password("Kata sandi lama", autocomplete="current-password")
    new_password1 = password(
        "Kata sandi baru",
        autocomplete="new-password",
        help_text=(
            "Sedikitnya delapan huruf atau angka. Jangan angka semua, jangan kata yang "
            "lazim, dan jangan mirip nama Anda."
        ),
    )
    new_password2 = password("Ulangi kata sandi baru", autocomplete="new-password")
    field_order = ("old_password", "new_password1", "new_password2")

    def clean(self):
        cleaned = super().clean()
        old, new = cleaned.get("old_password"), cleaned.get("new_password1")
        if old and old == new:
            self.add_error(
                "new_password1",
                "Kata sandi baru masih sama dengan yang lama. Pilih yang lain.",
            )
        return cleaned

    def save(self, commit=True):
        accounts.choose_password(self.user, self.cleaned_data["new_password1"])
        return self.user


class AgencyForm(MergingForm):
    """An agency by all its names, none of which another one has."""

    class Meta:
        model = Agency
        fields = (
            "name",
            "short_name",
            "aliases",
            "kind",
            "head_title",
            "is_coordinator",
            "active",
        )
        widgets = {"aliases": forms.Textarea(attrs={"rows": 3})}

    def clean_aliases(self):
        lines = [line.strip() for line in self.cleaned_data["aliases"].splitlines()]
        return "\n".join(dict.fromkeys(line for line in lines if line))

    def clean(self):
        cleaned = super().clean()
        taken = {
            name: other
            for other in Agency.objects.exclude(pk=self.instance.pk)
            for name in other.names
        }
        for field in ("name", "short_name", "aliases"):
            for name in cleaned.get(field, "").splitlines():
                if other := taken.get(fold(name)):
                    self.add_error(
                        field,
                        f"“{name}” sudah menjadi nama {other.name}. Pakai nama lain, "
                        "atau hapus dahulu dari sana.",
                    )
        return cleaned


class PersonEditForm(MergingForm):
    """Who the person is and what the person does here."""

    username = UsernameField(
        help_text="NIP tanpa spasi, atau nama pengguna. Huruf kecil semua."
    )

    class Meta:
        model = User
        fields: tuple[str, ...] = ("username", "full_name", "role", "email")
        labels = {"email": "Surel"}
        help_texts = {"email": "Boleh dikosongkan."}


class PersonForm(PersonEditForm):
    """A new person, with the agency that the work is done for."""

    class Meta(PersonEditForm.Meta):
        fields = ("username", "full_name", "agency", "role", "email")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["agency"].queryset = Agency.objects.active().in_alphabet()


class TransferForm(TidyForm):
    """Where the person works from now on."""

    agency = forms.ModelChoiceField(
        Agency.objects.active().in_alphabet(), label="Perangkat daerah yang baru"
    )


def way_field(kind, help_text):
    """How the person wants to be told one kind of message."""
    return forms.ChoiceField(
        label=kind.label, choices=preferring.choices_for(kind), help_text=help_text
    )


class PreferenceForm(TidyForm):
    """Where mail goes, and what is sent there."""

    email = forms.EmailField(
        label="Alamat surel Anda",
        required=False,
        help_text="Boleh dikosongkan; pesan tetap ada di portal.",
    )
    DECISION = way_field(
        Message.Kind.DECISION,
        "Usulan atau temuan Anda dikembalikan, disetujui, ditolak, atau digabung. "
        "Selalu ada di portal.",
    )
    WORK = way_field(
        Message.Kind.WORK,
        "Usulan yang diajukan, jawaban atas catatan, dan permintaan yang menunggu.",
    )
    WINDOW = way_field(
        Message.Kind.WINDOW, "Jadwal yang berubah dan waktu yang diperpanjang."
    )
    REMINDER = way_field(
        Message.Kind.REMINDER,
        "Paling banyak tiga kali setiap jadwal: tujuh hari sebelumnya, dua hari "
        "sebelumnya, dan pada harinya.",
    )
    EDITION = way_field(
        Message.Kind.EDITION, "Edisi rencana induk yang terbit, dan pengesahannya."
    )

    def choice(self):
        """The address and the ways apart."""
        ways = dict(self.cleaned_data)
        return {"email": ways.pop("email"), "ways": ways}


class FilesInput(forms.ClearableFileInput):
    """The button that opens the person's own files."""

    allow_multiple_selected = True


class FilesField(forms.FileField):
    """One file or several; what they are is judged by their content, later."""

    def __init__(self, **kwargs):
        # An iPhone hands over JPEG where only JPEG is asked for, and HEIC otherwise.
        kinds = "image/jpeg,image/png,image/webp,application/pdf"
        widget = FilesInput(attrs={"accept": kinds, "data-most": MOST_BYTES})
        super().__init__(widget=widget, allow_empty_file=True, **kwargs)

    def clean(self, data, initial=None):
        clean = super().clean
        return [clean(file, initial) for file in data or [None]]


def caption_field():
    """What a photo or a file shows."""
    return forms.CharField(
        label="Keterangan",
        required=False,
        max_length=200,
        help_text="Apa yang tampak, di mana, dan kapan. Berlaku untuk semua berkas "
        "yang dipilih sekali ini.",
    )


class EvidenceForm(TidyForm):
    """Photos and files for a record, with what they show."""

    chosen = FilesField(
        label="Foto atau dokumen",
        help_text="Foto JPEG, PNG, atau WebP, atau dokumen PDF. Paling besar "
        f"{format_size(MOST_BYTES)} setiap berkas, paling banyak {MOST_FILES} berkas.",
        error_messages={"required": "Pilih dahulu foto atau dokumennya."},
    )
    caption = caption_field()


class PartForm(TidyForm):
    """A part of a file, and where in the file it stands."""

    sha256 = forms.RegexField(r"^[0-9a-f]{64}$", label="Sidik berkas")
    size = forms.IntegerField(label="Ukuran", min_value=0)
    offset = forms.IntegerField(label="Mulai dari", min_value=0)
    chunk = forms.FileField(label="Potongan", allow_empty_file=True)
    name = forms.CharField(label="Nama berkas", max_length=255)
    caption = caption_field()

    def part(self):
        """What arrived, or `NotEvidence` for what is no part of a file."""
        if not self.is_valid():
            raise NotEvidence(
                "Kiriman ini tidak terbaca. Muat ulang halaman, lalu pilih lagi."
            )
        return self.cleaned_data
