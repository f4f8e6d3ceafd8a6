"""The school's own pages and facts."""

from home.models.community import CommunityIndexPage, CommunityPage
from home.models.community_text import CommunityText
from home.models.news import NewsIndexPage, NewsPage
from home.models.pages import HomePage, StandardPage
from home.models.prospectus import ProspectusFile, ProspectusWords
from home.models.school import SchoolSettings

__all__ = [
    "CommunityIndexPage",
    "CommunityPage",
    "CommunityText",
    "HomePage",
    "NewsIndexPage",
    "NewsPage",
    "ProspectusFile",
    "ProspectusWords",
    "SchoolSettings",
    "StandardPage",
]
