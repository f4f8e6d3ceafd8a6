"""The school's own pages and facts."""

from home.models.news import NewsIndexPage, NewsPage
from home.models.pages import HomePage, StandardPage
from home.models.school import SchoolSettings

__all__ = ["HomePage", "NewsIndexPage", "NewsPage", "SchoolSettings", "StandardPage"]
