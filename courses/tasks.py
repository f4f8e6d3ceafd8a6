"""What is done for the catalogue while nobody waits."""

from django_tasks import task

from courses import pictures
from courses.models import Picture


@task()
def make_sizes(picture_id: int) -> None:
    """Make the sizes of a picture, if it is still there."""
    picture = Picture.objects.filter(pk=picture_id).first()
    if picture is not None:
        pictures.make_sizes(picture)
