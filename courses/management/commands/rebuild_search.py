"""``manage.py rebuild_search``: write the searched text anew, as after a change of how words are cut."""

from typing import Any

from django.core.management import BaseCommand
from django.db import connection, transaction

from courses.models import CatalogueText


class Command(BaseCommand):
    """Writes the searched text of all courses anew; triggers keep it afterwards."""

    help = "Write the searched text of all courses anew."

    @transaction.atomic
    def handle(self, *_args: Any, **_options: Any) -> None:
        """Let the database's own function do it, for each course."""
        with connection.cursor() as cursor:
            cursor.execute("DELETE FROM courses_cataloguetext")
            cursor.execute("SELECT courses_refresh_text(page_ptr_id) FROM courses_coursepage")
        self.stdout.write(f"{CatalogueText.objects.count()} texts")
