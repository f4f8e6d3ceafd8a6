"""What a browser sends from the pages on which a course is built."""

import re

from django.urls import reverse

from tests.courses.making.people_and_drafts import now

SEAL = re.compile(r'name="base" value="([^"]+)"')


def part(draft, slug="titel"):
    return reverse("courses:build_part", args=[draft.pk, slug])


def opened(client, path, **fields):
    """What a browser would send from the page at `path`, with these fields changed."""
    html = client.get(path).content.decode()
    return {"base": SEAL.search(html)[1], **fields}


def titled(client, draft, **fields):
    stored = now(draft)
    return opened(client, part(draft), **{"title": stored["title"], "teaser": stored["teaser"], **fields})
