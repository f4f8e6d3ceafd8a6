"""Addresses of the key figures."""

from django.urls import URLPattern, URLResolver, path, register_converter

from insight.pages import counting, papers, views
from insight.pages.subjects import SUBJECTS


class SubjectAddress:
    """The address of a subject, and of nothing else, so that other pages may stand beside them."""

    regex = "|".join(SUBJECTS)

    def to_python(self, value: str) -> str:
        """Return the slug of the subject."""
        return value

    def to_url(self, value: str) -> str:
        """Return the slug of the subject."""
        return value


register_converter(SubjectAddress, "subject")

urlpatterns: list[URLPattern | URLResolver] = [
    path("noegletal/", views.front, name="figures"),
    path("noegletal/tael-igen/", counting.count_again, name="figures_count"),
    path("noegletal/rapport.pdf", papers.report, name="figures_report"),
    path("noegletal/aarsrapport.pdf", papers.yearly, name="figures_yearly"),
    path("noegletal/<subject:slug>/", views.subject, name="figures_subject"),
    path("noegletal/<subject:slug>.xlsx", views.xlsx_subject, name="figures_subject_xlsx"),
    path("noegletal/<subject:slug>/<slug:measure>.csv", views.csv_table, name="figures_csv"),
    path("noegletal/<subject:slug>/<slug:measure>.xlsx", views.xlsx_table, name="figures_xlsx"),
]
