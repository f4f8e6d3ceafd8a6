"""What communities are searched in. The database keeps it, as it does for courses; see ``docs/search.md``."""

from typing import ClassVar

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import F, Func


class CommunityText(models.Model):
    """The words of one published community in one language. Never written by Python.

    Folded, cut and weighed by the functions of the catalogue, so that one question finds both.
    """

    page = models.OneToOneField(
        "home.CommunityPage", primary_key=True, on_delete=models.CASCADE, related_name="searched"
    )
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
        default_permissions = ()
        verbose_name = "searched text of a community"
        verbose_name_plural = "searched texts of communities"
        indexes: ClassVar[list[models.Index]] = [GinIndex(fields=("vector",), name="home_community_vector")]

    def __str__(self) -> str:
        return self.title
