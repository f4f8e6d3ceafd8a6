"""What communities are searched in. The database keeps it, as it does for courses; see ``docs/search.md``."""

from typing import ClassVar

from django.contrib.postgres.indexes import GinIndex
from django.db import models

from courses.models.search import SearchedText


class CommunityText(SearchedText):
    """The words of one published community, cut and weighed as courses are: one question finds both."""

    page = models.OneToOneField(
        "home.CommunityPage", primary_key=True, on_delete=models.CASCADE, related_name="searched"
    )

    class Meta:
        default_permissions = ()
        verbose_name = "searched text of a community"
        verbose_name_plural = "searched texts of communities"
        indexes: ClassVar[list[models.Index]] = [GinIndex(fields=("vector",), name="home_community_vector")]
