"""What is the plan for: its dimensions, missions and goals?"""

from django.db import models
from django.db.models import Q
from django.urls import reverse

from agencies.models import User


class MasterPlanQuerySet(models.QuerySet):
    def current(self):
        """The one plan that is being written, or None in an empty house."""
        return self.being_written().first()

    def being_written(self):
        """The same as rows: one, or none."""
        return self.filter(is_current=True)

    def with_crest_known(self):
        """Each with `has_crest`, without the picture."""
        crests = Crest.objects.filter(plan=models.OuterRef("pk"))
        return self.annotate(has_crest=models.Exists(crests))

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
    leader_title = models.CharField(
        "jabatan kepala daerah", max_length=100, default="Bupati Paser"
    )
    is_public = models.BooleanField("edisi dapat dibaca umum", default=False)
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


class Crest(models.Model):
    """The crest of the region, as it is printed on the cover: a PNG."""

    plan = models.OneToOneField(
        MasterPlan,
        models.CASCADE,
        related_name="crest",
        verbose_name="rencana induk",
    )
    content = models.BinaryField("gambar")

    class Meta:
        verbose_name = "lambang daerah"
        verbose_name_plural = "lambang daerah"

    def __str__(self):
        return f"Lambang {self.plan.region}"


class DimensionQuerySet(models.QuerySet):
    def with_goals_of(self, plan):
        """Each with who reviews it, and its parts with their goals in one plan."""
        goals = Goal.objects.filter(plan=plan).in_book_order()
        parts = SubDimension.objects.order_by("position", "pk").prefetch_related(
            models.Prefetch("goals", queryset=goals)
        )
        return (
            self.in_book_order()
            .select_related("reviewer")
            .prefetch_related(
                "experts", models.Prefetch("sub_dimensions", queryset=parts)
            )
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
    reviewer = models.ForeignKey(
        User,
        models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
        verbose_name="penelaah utama",
        limit_choices_to={"role__in": ("ADMIN", "EXPERT")},
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
