"""Asking to be told when a course runs again, and taking that back."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from accounts.rate_limits import allow
from accounts.visitors import visitor
from courses.models import CoursePage, CourseRun
from enrolment.models import Interest
from enrolment.told import interest as interests
from enrolment.told import interest_links
from enrolment.told.interest_form import InterestForm
from enrolment.views.asking import language
from enrolment.words.class_facts import address_of_course, titles

UNPROCESSABLE, NOT_FOUND, TOO_MANY = 422, 404, 429


@login_not_required
@never_cache
@require_http_methods(["GET", "POST"])
def interest(request: HttpRequest, slug: str) -> HttpResponse:
    """Take a wish to be told: with one press of who is signed in, else by an address that gets a link."""
    try:
        course = interests.course_of(slug)
    except CoursePage.DoesNotExist as error:
        raise Http404 from error
    person = visitor(request)
    if person is None:
        return _of_visitor(request, course)
    if request.method == "POST" and interests.reach(person):
        interests.want(person=person, course=course)
        messages.success(request, _("We tell you when it runs again."))
        return redirect(request.path)
    found = interests.of_person(person=person, course=course)
    context = {**_facts(course), "found": found, "can_be_told": interests.reach(person)}
    context["secret"] = interest_links.secret(found) if found else ""
    return render(request, "enrolment/interest.html", context)


def _of_visitor(request: HttpRequest, course: CoursePage) -> HttpResponse:
    form = InterestForm(request.POST if request.method == "POST" else None)
    if request.method != "POST" or not form.is_valid():
        status = UNPROCESSABLE if form.errors else 200
        return render(
            request, "enrolment/interest_visitor.html", {**_facts(course), "form": form}, status=status
        )
    email = form.cleaned_data["email"]
    if not allow(request, action="interest", key=email.lower()):
        return render(request, "429.html", status=TOO_MANY)
    if not form.is_machine:
        interests.ask(email=email, course=course, language=language())
    return render(request, "enrolment/interest_asked.html", {**_facts(course), "email": email})


@login_not_required
@never_cache
@require_http_methods(["GET", "POST"])
def confirm(request: HttpRequest, token: str) -> HttpResponse:
    """Confirm an address by a press: mail servers follow links by themselves."""
    found = _found(token)
    if found is None:
        return _unknown(request)
    if request.method == "POST":
        interests.confirm(interest=found)
        return redirect(request.path)
    context = {**_facts(found.course), "found": found, "secret": token}
    return render(request, "enrolment/interest_link.html", context)


@login_not_required
@never_cache
@require_POST
def take_back(request: HttpRequest, token: str) -> HttpResponse:
    """Forget a wish."""
    found = _found(token)
    if found is None:
        return _unknown(request)
    interests.take_back(interest=found)
    messages.success(request, _("We have forgotten that you wanted to know."))
    person = visitor(request)
    if person is not None and found.person_id == person.pk:
        return redirect("enrolment:my_page")
    return redirect(_facts(found.course)["href"])


@login_not_required
@never_cache
@require_GET
def news(request: HttpRequest, token: str) -> HttpResponse:
    """Lead from the neutral link in the news to the course."""
    try:
        run = CourseRun.objects.select_related("course").get(pk=interest_links.run_in(token))
    except (interest_links.BadLink, CourseRun.DoesNotExist):
        return _unknown(request)
    return redirect(address_of_course(run.course))


def _found(token: str) -> Interest | None:
    try:
        return interests.find(token)
    except interests.NoSuchInterest:
        return None


def _unknown(request: HttpRequest) -> HttpResponse:
    if not allow(request, action="unknown_link"):
        return render(request, "429.html", status=TOO_MANY)
    return render(request, "enrolment/interest_unknown.html", status=NOT_FOUND)


def _facts(course: CoursePage) -> dict[str, str]:
    title = titles([course], language=language())[course.pk]
    return {"title": title, "slug": course.slug, "href": address_of_course(course)}
