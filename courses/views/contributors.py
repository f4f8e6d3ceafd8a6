"""The page "Vores undervisere"."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from courses import our_teachers


@login_not_required
@require_safe
def our_teachers_page(request: HttpRequest) -> HttpResponse:
    """Show everybody who said yes, as it stands this moment.

    Private, so that neither our page cache nor one on the way keeps what somebody may take back.
    """
    context = {"teachers": our_teachers.all_of_them(now=timezone.now())}
    response = render(request, "courses/our_teachers.html", context)
    response["Cache-Control"] = "private, no-cache"
    return response
