"""What the catalogue is searched in, and the number that says when it changed. The database keeps both.

Triggers (migration ``keep_the_catalogue_in_step``) write these rows from the published pages and from the
classes, so that no way of changing a page, by an editor, the clock or a translation, can leave them behind.
Docs: ``docs/search.md``.
"""

from typing import ClassVar

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import F, Func, Q


class SearchedText(models.Model):
    """The words of one published page in one language, kept in step by triggers. Never written by Python.

    ``parts`` holds the tails of long words ("medfoelelse" of "selvmedfoelelse"), since Danish puts words
    together and nobody searches from the front alone.
    """

    language = models.CharField(max_length=12)
    title = models.TextField()
    teaser = models.TextField()
    text = models.TextField()
    parts = models.TextField()
    vector = models.GeneratedField(
        expression=Func(
            F("language"), F("title"), F("teaser"), F("text"), F("parts"), function="courses_vector"
        ),
        output_field=SearchVectorField(),
        db_persist=True,
    )

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.title


class CatalogueText(SearchedText):
    """The words of one published course."""

    page = models.OneToOneField(
        "courses.CoursePage", primary_key=True, on_delete=models.CASCADE, related_name="searched"
    )

    class Meta:
        default_permissions = ()
        verbose_name = "searched text"
        verbose_name_plural = "searched texts"
        indexes: ClassVar[list[models.Index]] = [GinIndex(fields=("vector",), name="courses_text_vector")]


class CatalogueVersion(models.Model):
    """One row, whose number grows with every change of what the catalogue shows, but never with a seat.

    ``changed_in`` is the transaction that changed it last: however much one changes, it is one step.
    """

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    version = models.BigIntegerField(default=1)
    changed_in = models.BigIntegerField(default=0)

    class Meta:
        default_permissions = ()
        verbose_name = "version of the catalogue"
        verbose_name_plural = "versions of the catalogue"
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=Q(id=1), name="courses_one_version")
        ]

    def __str__(self) -> str:
        return str(self.version)
