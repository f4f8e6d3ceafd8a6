"""One row at a time, so that a yes taken back is never undone by what was read before it."""

from peers.models import Contributor


def locked(contributor: Contributor) -> Contributor:
    """Return the row as it is stored, locked until the transaction ends.

    Raises ``Contributor.DoesNotExist`` where it is gone.
    """
    return Contributor.objects.select_for_update(of=("self",)).get(pk=contributor.pk)
