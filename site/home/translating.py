"""Published translations of pages, made so that editors can go on with them in the translation editor."""

import uuid
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.db import models, transaction
from wagtail.fields import StreamField
from wagtail.models import Locale, Page, Revision
from wagtail_localize.fields import get_translatable_fields
from wagtail_localize.models import StringTranslation, Translation, TranslationSource
from wagtail_localize.segments import StringSegmentValue
from wagtail_localize.segments.extract import extract_segments


class UnequalText(ValueError):
    """The translation of a field is built otherwise than its source, so its sentences cannot be paired."""


@transaction.atomic
def publish_translation(
    page: Page,
    locale: Locale,
    texts: Mapping[str, Any],
    *,
    by: AbstractBaseUser | None = None,
    approve: Callable[[Revision], object] = lambda _revision: None,
) -> Page:
    """Publish `page` in `locale` and return the translated page; repeated, it updates that page.

    `texts` maps the name of a translatable field to its whole value in the other language, in the form the
    field takes (text, or a list of blocks). A field left out stays in the language of the source. Blocks and
    paragraphs must come in the same number and order as in the source: each is paired with its own. Raises
    ``UnequalText`` where they do not, and ``KeyError`` for a field that is not translated.

    A course is a course in every language: `approve` is called with its new revision, and has both approvals
    written before that is published.
    """
    source_page = page.specific
    source, created = TranslationSource.get_or_create_from_instance(source_page)
    if not created:
        source.update_from_db()
    translation, _made = Translation.objects.get_or_create(source=source, target_locale=locale)
    known = {
        field.field_name
        for field in get_translatable_fields(type(source_page))
        if field.is_translated(source_page)
    }
    for name, value in texts.items():
        if name not in known:
            raise KeyError(name)
        _store(translation, pair(source_page, name, value))
    # It writes the text to the live page as well, which the gate accepts only as part of what follows.
    translation.save_target(user=by, publish=False)
    revision = source_page.get_translation(locale).get_latest_revision()
    approve(revision)
    revision.publish(user=by, log_action=False, skip_permission_checks=True)
    return source_page.get_translation(locale)


def pair(page: Page, name: str, value: Any) -> list[tuple[StringSegmentValue, StringSegmentValue]]:
    """Return each string of the field with the one that translates it."""
    other = type(page)(title=page.title)
    setattr(other, name, value)
    if isinstance(page._meta.get_field(name), StreamField):
        _number_blocks(other, name)
    ours, theirs = list(_strings(page, name)), list(_strings(other, name))
    if len(ours) != len(theirs):
        message = f"{page}: {name} has {len(ours)} pieces of text, and {len(theirs)} in the translation"
        raise UnequalText(message)
    return list(zip(ours, theirs, strict=True))


def _strings(page: Page, name: str) -> Iterator[StringSegmentValue]:
    for segment in extract_segments(page):
        is_of_field = segment.path == name or segment.path.startswith(f"{name}.")
        if isinstance(segment, StringSegmentValue) and is_of_field and not segment.is_empty():
            yield segment


def _number_blocks(page: Page, name: str) -> None:
    """Give new blocks ids, without which nothing can be extracted from them."""
    field: models.Field[Any, Any] = page._meta.get_field(name)
    blocks = getattr(page, name)
    for block in blocks:
        block.id = block.id or str(uuid.uuid4())
    setattr(page, name, field.to_python(field.get_prep_value(blocks)))


def _store(translation: Translation, pairs: list[tuple[StringSegmentValue, StringSegmentValue]]) -> None:
    segments = translation.source.stringsegment_set.select_related("string", "context")
    known = {(segment.context.path, segment.string.data): segment for segment in segments}
    for ours, theirs in pairs:
        segment = known[ours.path, ours.string.data]
        StringTranslation.objects.update_or_create(
            translation_of=segment.string,
            locale=translation.target_locale,
            context=segment.context,
            defaults={
                "data": theirs.string.data,
                "translation_type": StringTranslation.TRANSLATION_TYPE_MANUAL,
                "tool_name": "",
                "has_error": False,
            },
        )
