"""Which frame does everybody fill: plan, dimensions, goals, stages and places?"""

from django.db import models
from django.db.models import Q
from django.urls import reverse

from agencies.models import Agency, User
from paser_masterplan.constraints import in_order, one_of


class MasterPlanQuerySet(models.QuerySet):
    def current(self):
        """The one plan that is being written, or None in an empty house."""
        return self.being_written().first()

    def being_written(self):
        """The same as rows: one, or none."""
        return self.filter(is_current=True)

    def newest_first(self):
        """The current plan, then those of earlier periods."""
        return self.order_by("-is_current", "-first_year", "-pk")


class MasterPlan(models.Model):
    """A Smart City master plan (rencana induk) of one region for one period."""

    title = models.CharField("judul", max_length=200)
    region = models.CharField("daerah", max_length=100, default="Kabupaten Paser")
    first_year = models.PositiveSmallIntegerField("tahun rencana pertama")
    last_year = models.PositiveSmallIntegerField("tahun rencana terakhir")
    vision = models.TextField("visi", blank=True)
    is_current = models.BooleanField("sedang disusun", default=True)

    objects = MasterPlanQuerySet.as_manager()

    class Meta:
        verbose_name = "rencana induk"
        verbose_name_plural = "rencana induk"
        constraints = [
            models.UniqueConstraint(
                fields=["is_current"],
                condition=Q(is_current=True),
                name="one_current_plan",
                violation_error_message="Hanya satu rencana induk yang sedang disusun.",
            ),
            models.CheckConstraint(
                condition=Q(last_year__gte=models.F("first_year")),
                name="plan_years_in_order",
                violation_error_message="Tahun terakhir harus sesudah yang pertama.",
            ),
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        if self.is_current:
            return reverse("plans:frame")
        return reverse("plans:detail", args=[self.pk])

    @property
    def years(self):
        """The years in which the plan acts, first to last."""
        return list(range(self.first_year, self.last_year + 1))


class DimensionQuerySet(models.QuerySet):
    def with_goals_of(self, plan):
        """Each with its experts, and its parts with their goals in one plan."""
        goals = Goal.objects.filter(plan=plan).in_book_order()
        parts = SubDimension.objects.order_by("position", "pk").prefetch_related(
            models.Prefetch("goals", queryset=goals)
        )
        return self.in_book_order().prefetch_related(
            "experts", models.Prefetch("sub_dimensions", queryset=parts)
        )

    def in_book_order(self):
        """As the national guide lists the six."""
        return self.order_by("position", "pk")


class Dimension(models.Model):
    """One of the six sides of a smart city."""

    code = models.CharField("kode", max_length=12, unique=True)
    name = models.CharField("nama", max_length=60)
    indonesian = models.CharField("nama Indonesia", max_length=100)
    definition = models.TextField("definisi")
    position = models.PositiveSmallIntegerField("urutan")
    experts = models.ManyToManyField(
        User,
        related_name="dimensions",
        blank=True,
        verbose_name="penelaah tenaga ahli",
        limit_choices_to={"role": "EXPERT"},
    )

    objects = DimensionQuerySet.as_manager()

    class Meta:
        verbose_name = "dimensi"
        verbose_name_plural = "dimensi"

    def __str__(self):
        return self.name


class SubDimensionQuerySet(models.QuerySet):
    def in_book_order(self):
        """By dimension, then as the national guide lists the three."""
        return self.select_related("dimension").order_by(
            "dimension__position", "position", "pk"
        )


class SubDimension(models.Model):
    """One of the three parts of a dimension, with the definition people pick it by."""

    dimension = models.ForeignKey(
        Dimension,
        models.PROTECT,
        related_name="sub_dimensions",
        verbose_name="dimensi",
    )
    code = models.CharField("kode", max_length=20, unique=True)
    name = models.CharField("nama", max_length=100)
    definition = models.TextField("definisi")
    example = models.TextField("contoh program", blank=True)
    position = models.PositiveSmallIntegerField("urutan")

    objects = SubDimensionQuerySet.as_manager()

    class Meta:
        verbose_name = "subdimensi"
        verbose_name_plural = "subdimensi"

    def __str__(self):
        return self.name


class MissionQuerySet(models.QuerySet):
    def current(self):
        """The missions of the plan that is being written."""
        return self.filter(plan__is_current=True)

    def in_number_order(self):
        """As the RPJMD counts them."""
        return self.order_by("number", "pk")


class Mission(models.Model):
    """A mission (misi) of the RPJMD that the plan serves."""

    plan = models.ForeignKey(
        MasterPlan,
        models.CASCADE,
        related_name="missions",
        verbose_name="rencana induk",
    )
    number = models.PositiveSmallIntegerField("nomor")
    text = models.TextField("misi")

    objects = MissionQuerySet.as_manager()

    class Meta:
        verbose_name = "misi RPJMD"
        verbose_name_plural = "misi RPJMD"
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "number"],
                name="mission_number_once",
                violation_error_message="Nomor misi ini sudah dipakai.",
            )
        ]

    def __str__(self):
        return f"Misi {self.number}: {self.text}"


class GoalQuerySet(models.QuerySet):
    def current(self):
        """The goals of the plan that is being written."""
        return self.filter(plan__is_current=True)

    def in_book_order(self):
        """By sub-dimension, as Buku 2 lists them."""
        return self.select_related("sub_dimension__dimension", "mission").order_by(
            "sub_dimension__dimension__position", "sub_dimension__position", "pk"
        )


class Goal(models.Model):
    """What the plan wants to reach in a sub-dimension (sasaran), and how (strategi)."""

    plan = models.ForeignKey(
        MasterPlan, models.CASCADE, related_name="goals", verbose_name="rencana induk"
    )
    sub_dimension = models.ForeignKey(
        SubDimension, models.PROTECT, related_name="goals", verbose_name="subdimensi"
    )
    mission = models.ForeignKey(
        Mission,
        models.PROTECT,
        related_name="goals",
        null=True,
        blank=True,
        verbose_name="misi RPJMD",
    )
    statement = models.TextField("sasaran")
    strategy = models.TextField("strategi", blank=True)

    objects = GoalQuerySet.as_manager()

    class Meta:
        verbose_name = "sasaran"
        verbose_name_plural = "sasaran"

    def __str__(self):
        return self.statement


class StageQuerySet(models.QuerySet):
    def of(self, plan):
        """The stages of one plan."""
        return self.filter(plan=plan)

    def current(self):
        """The stages of the plan that is being written."""
        return self.filter(plan__is_current=True)

    def in_time_order(self):
        """From bimtek I to bimtek IV."""
        return self.order_by("opens_at", "pk")


class StageKind(models.TextChoices):
    FINDINGS = "FINDINGS", "Bimtek I: potensi dan masalah"
    PROPOSALS = "PROPOSALS", "Bimtek II: program dan rencana aksi"
    QUICK_WINS = "QUICK_WINS", "Bimtek III: quick win dan peta jalan"
    FINAL = "FINAL", "Bimtek IV: buku akhir"


class Stage(models.Model):
    """A window of time in which agencies hand in one kind of thing."""

    Kind = StageKind

    plan = models.ForeignKey(
        MasterPlan, models.CASCADE, related_name="stages", verbose_name="rencana induk"
    )
    kind = models.CharField("tahap", max_length=12, choices=Kind.choices)
    opens_at = models.DateTimeField("dibuka")
    closes_at = models.DateTimeField("ditutup")

    objects = StageQuerySet.as_manager()

    class Meta:
        verbose_name = "tahap"
        verbose_name_plural = "tahap"
        constraints = [
            one_of("kind", StageKind, "stage_kind_known"),
            models.UniqueConstraint(
                fields=["plan", "kind"],
                name="stage_once_per_plan",
                violation_error_message="Tahap ini sudah ada di rencana induk.",
            ),
            in_order(
                "opens_at",
                "closes_at",
                name="stage_closes_after_opening",
                message="Waktu tutup harus sesudah waktu buka.",
            ),
        ]

    def __str__(self):
        return self.get_kind_display()

    def get_absolute_url(self):
        return reverse("plans:stage", args=[self.pk])


class ExtensionQuerySet(models.QuerySet):
    def current(self):
        """Those in the plan that is being written."""
        return self.filter(stage__plan__is_current=True)

    def newest_first(self):
        """As the page of a stage lists them."""
        return self.select_related("agency", "granted_by").order_by("-granted_at", "pk")


class Extension(models.Model):
    """More time for one agency in one stage, with who gave it and why."""

    stage = models.ForeignKey(
        Stage, models.CASCADE, related_name="extensions", verbose_name="tahap"
    )
    agency = models.ForeignKey(
        Agency,
        models.PROTECT,
        related_name="extensions",
        verbose_name="perangkat daerah",
    )
    until = models.DateTimeField("sampai")
    reason = models.TextField("alasan")
    granted_at = models.DateTimeField("diberikan")
    granted_by = models.ForeignKey(
        User, models.PROTECT, related_name="+", verbose_name="oleh"
    )

    objects = ExtensionQuerySet.as_manager()

    class Meta:
        verbose_name = "perpanjangan"
        verbose_name_plural = "perpanjangan"

    def __str__(self):
        return f"{self.agency}: {self.stage}"


class PlaceQuerySet(models.QuerySet):
    def kecamatan(self):
        """The districts in the alphabet, each with its villages at hand."""
        villages = Place.objects.order_by("name", "pk")
        return (
            self.filter(parent=None)
            .order_by("name", "pk")
            .prefetch_related(models.Prefetch("children", queryset=villages))
        )


class PlaceKind(models.TextChoices):
    KECAMATAN = "KECAMATAN", "Kecamatan"
    DESA = "DESA", "Desa"
    KELURAHAN = "KELURAHAN", "Kelurahan"


class Place(models.Model):
    """A kecamatan, or a desa or kelurahan in it."""

    Kind = PlaceKind

    kind = models.CharField("jenis", max_length=10, choices=Kind.choices)
    name = models.CharField("nama", max_length=100)
    code = models.CharField("kode BPS", max_length=10, blank=True)
    parent = models.ForeignKey(
        "self",
        models.PROTECT,
        related_name="children",
        null=True,
        blank=True,
        verbose_name="kecamatan",
    )

    objects = PlaceQuerySet.as_manager()

    class Meta:
        verbose_name = "wilayah"
        verbose_name_plural = "wilayah"
        constraints = [
            one_of("kind", PlaceKind, "place_kind_known"),
            models.CheckConstraint(
                condition=Q(kind="KECAMATAN", parent=None)
                | (~Q(kind="KECAMATAN") & Q(parent__isnull=False)),
                name="village_lies_in_kecamatan",
                violation_error_message="Desa dan kelurahan harus berada di kecamatan.",
            ),
            models.UniqueConstraint(
                fields=["name"],
                condition=Q(parent=None),
                name="kecamatan_name_once",
                violation_error_message="Kecamatan ini sudah ada.",
            ),
            models.UniqueConstraint(
                fields=["parent", "name"],
                condition=Q(parent__isnull=False),
                name="village_name_once_per_kecamatan",
                violation_error_message="Desa atau kelurahan ini sudah ada.",
            ),
        ]

    def __str__(self):
        return f"{self.get_kind_display()} {self.name}"
