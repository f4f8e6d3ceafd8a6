"""The news, for those who read many sites in one place."""

from datetime import datetime, time

from django.contrib.syndication.views import Feed
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext, gettext_lazy

from home import queries
from home.languages import absolute, here
from home.models import NewsPage, SchoolSettings

NEWS_IN_FEED = 20


class NewsFeed(Feed[NewsPage, HttpRequest]):
    """``/nyheder/feed/``: the newest news, in the language of the address."""

    description = gettext_lazy("What is new at the school")

    def get_object(self, request: HttpRequest) -> HttpRequest:
        """The request: with it, addresses of pages are made without asking the database for each."""
        return request

    def title(self) -> str:
        """The school's name."""
        school = SchoolSettings.objects.first() or SchoolSettings()
        return gettext("News from %(school)s") % {"school": school.school_name}

    def link(self) -> str:
        """The list of news."""
        return absolute(here("/nyheder/"))

    def feed_url(self) -> str:
        """Where the feed itself is."""
        return absolute(here("/nyheder/feed/"))

    def items(self, request: HttpRequest) -> list[NewsPage]:
        """The newest twenty, each with its ``address``."""
        found = list(queries.news()[:NEWS_IN_FEED])
        for item in found:
            item.address = absolute(here(item.get_url(request) or "/nyheder/"))
        return found

    def item_title(self, item: NewsPage) -> str:
        """The title, unescaped: the writer of the feed escapes it."""
        return str(item.title)

    def item_description(self, item: NewsPage) -> str:
        """The news in one sentence."""
        return str(item.lead)

    def item_link(self, item: NewsPage) -> str:
        """The page."""
        return str(item.address)

    def item_guid(self, item: NewsPage) -> str:
        """Stays the same when the address changes."""
        return f"{item.translation_key}-{item.locale.language_code}"

    item_guid_is_permalink = False

    def item_pubdate(self, item: NewsPage) -> datetime:
        """The date of the news, at the beginning of that day."""
        return timezone.make_aware(datetime.combine(item.date, time.min))

    def item_updateddate(self, item: NewsPage) -> datetime | None:
        """When it was last changed."""
        changed: datetime | None = item.last_published_at
        return changed
