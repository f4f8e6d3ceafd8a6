"""``manage.py rebuild_communities``: write their words anew, as ``rebuild_search`` does for courses."""

from typing import Any

from django.core.management import BaseCommand
from django.db import connection, transaction

from home.models import CommunityText


class Command(BaseCommand):
    """Writes the searched text of all communities anew; triggers keep it afterwards."""

    help = "Write the searched text of all communities anew."

    @transaction.atomic
    def handle(self, *_args: Any, **_options: Any) -> None:
        """Let the database's own function do it, for each community."""
        with connection.cursor() as cursor:
            cursor.execute("DELETE FROM home_communitytext")
            cursor.execute("SELECT home_refresh_community(page_ptr_id) FROM home_communitypage")
        self.stdout.write(f"{CommunityText.objects.count()} texts")
