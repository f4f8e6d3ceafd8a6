"""What the loader remembers, so that it may be run again, also after it was interrupted."""

from demo.models import Made


def recall(key: str) -> str | None:
    """What was remembered under a key, or None."""
    return Made.objects.filter(key=key).values_list("value", flat=True).first()


def remember(key: str, value: object) -> None:
    """Remember a value, in place of what was there."""
    Made.objects.update_or_create(key=key, defaults={"value": str(value)})


def anything() -> bool:
    """Whether the loader was ever here."""
    return Made.objects.exists()
