"""A school in which everything there is an address for exists, and belongs to somebody."""

from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

import pytest
from django.contrib.auth.models import Group
from django.core.files.base import ContentFile
from django.db import transaction
from wagtail.contrib.redirects.models import Redirect
from wagtail.contrib.search_promotions.models import Query
from wagtail.documents import get_document_model
from wagtail.models import Collection, Locale, Page, Site

from accounts import letters
from accounts.models import User
from accounts.roles import Role
from courses.coproduction import proposals, teams
from courses.models import CourseRun
from demo.models import Letter
from enrolment import seats
from enrolment.day import guest_links
from enrolment.mine import offers
from enrolment.models import Agreement, Enrolment, Guidance, Notice
from enrolment.on_behalf import guidance
from enrolment.teaching import calendar as teaching_calendar
from enrolment.told import class_messages, interest, interest_links
from tests.approving import publish
from tests.assessment_of_school import looked_at
from tests.claims_of_school import owed_to
from tests.classroom_of_school import rooms_of
from tests.classroom_of_teachers import passed_in
from tests.contributing import contribution_of
from tests.courses.making.ideas import make_idea
from tests.days_of_school import Day, a_day
from tests.evaluation_of_school import asked_of
from tests.factories import make_contributor, make_course, make_person, make_run, make_term
from tests.groups_of_school import group_of
from tests.home.pictures import make_picture
from tests.ledger_of_school import booked_for
from tests.limits_of_school import limits_of
from tests.made_together import course_of
from tests.offers_of_school import offer_to
from tests.paths_of_school import walked
from tests.payments_of_school import paid_by
from tests.plan_of_school import plan_of
from tests.teaching_of_school import ask_of

ENROLLED = ("Alma Nattergal", "Hans Rødkælk", "Ida Bogfinke")
"""Names of people with a seat, a wait or an offer; no other text of the site has them."""


@dataclass
class School:
    """Who there is, by role, and what they have."""

    people: dict[str, User]
    run: CourseRun
    enrolment: Enrolment
    offered: Enrolment
    values: dict[str, object] = field(default_factory=dict)
    day: Any = None
    guidance: Guidance | None = None
    by_start: list[tuple[str, dict[str, object]]] = field(default_factory=list)

    def values_for(self, route: str, **more: object) -> dict[str, object]:
        """Return what the parameters of a route stand for; the longest start that fits decides."""
        found = dict(self.values)
        for start, values in sorted(self.by_start, key=lambda one: len(one[0])):
            if route.startswith(start):
                found |= values
        return found | more


@pytest.fixture(scope="module")
def school(django_db_setup, django_db_blocker):
    """The school, made once for all tests of a module; what they do to it is undone visit by visit."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield furnish()
        transaction.set_rollback(True)


def furnish() -> School:
    """Make the school. Alma has a seat and an offer, Hans and Ida seats, Eli teaches, the rest work there."""
    alma, hans, ida = (make_person(name, email=f"{name.split()[0].lower()}@example.org") for name in ENROLLED)
    eli = make_person("Eli Solsort", email="eli.solsort@example.org")
    teacher = make_contributor("Eli S.", person=eli, consented_at=None)
    course = make_course("Kunsten at hvile", slug="kunsten-at-hvile")
    link = "https://online.example.org/hvile"
    run = make_run(course=course, capacity=5, teachers=(teacher,), online_url=link)
    enrolment = seats.enrol(person=alma, run=run, by=alma, need="En stol ved døren.")
    full = make_run(course=course, capacity=1)
    first = seats.enrol(person=hans, run=full, by=hans)
    waiting = seats.enrol(person=alma, run=full, by=alma)
    seats.leave(enrolment=first, by=hans)
    seats.enrol(person=ida, run=run, by=ida)
    waiting.refresh_from_db()
    people = {"alma": alma, "bo": make_person("Bo", email="bo@example.org"), "peer": eli}
    people |= {role: _staff(role) for role in Role.values}
    people["superuser"] = User.objects.create_superuser("sus@example.org", chosen_name="Sus")
    school = School(people, run, enrolment, waiting)
    school.day = a_day(alma=alma, hans=hans, teacher=teacher)
    Notice.objects.filter(enrolment=enrolment).update(channel="guide", state="to_call", done_at=None)
    school.guidance = guidance.begin(guide=people[Role.GUIDE], person=alma, said_by="phone", by=alma)
    school.values = _values(school)
    school.by_start = _by_start(school)
    return school


def _staff(role: str) -> User:
    person = make_person(f"Med rollen {role}", email=f"{role}@example.org")
    person.groups.add(Group.objects.get(name=role))
    return person


def _document() -> Any:
    file = ContentFile(b"%PDF-1.7 husorden", name="husorden.pdf")
    return get_document_model().objects.create(title="Husorden", file=file)


MISSING = (
    *("pk", "task_state_id", "task_id", "workflow_pk", "workflow_state_id", "translation_source_id"),
    *("translation_id", "string_segment_id", "overridable_segment_id", "uploaded_file_id"),
    *("page_view_restriction_id", "restriction_id"),
)
"""Parameters of what the school has none of, or that mean something else at each address."""

WORDS = {
    **dict.fromkeys(("app_label", "app_name", "content_type_app_name"), "courses"),
    **dict.fromkeys(("model_name", "content_type_model_name"), "coursepage"),
    "action_name": "publish",
    "action": "delete",
    "mode": "da",
    "filter_spec": "width-100",
    "revision_id_a": "earliest",
    "revision_id_b": "live",
    "provider_id": "kommune",
    "uidb64": "MQ",
    "token": "intet",
    "kind": "html",
    "role": "borger",
}


def _values(school: School) -> dict[str, object]:
    """What a parameter is called wherever it occurs."""
    course, session = school.run.course, school.run.sessions.all()[0]
    picture, document = make_picture(), _document()
    revision = publish(course)
    return {
        **dict.fromkeys(MISSING, 987654),
        **WORDS,
        **dict.fromkeys(("page_id", "parent_page_id", "page_to_move_id", "page_pk", "object_id"), course.pk),
        "destination_id": course.get_parent().pk,
        "revision_id": revision.pk,
        "slug": course.slug,
        "run_id": school.run.pk,
        "session_id": session.pk,
        "enrolment_id": school.enrolment.pk,
        "person_id": school.enrolment.person_id,
        "format": "course",
        "guidance_id": school.guidance.pk if school.guidance else 0,
        "collection_id": Collection.objects.get(depth=1).pk,
        "redirect_id": Redirect.objects.create(old_path="/gammel", redirect_link="/").pk,
        "query_id": Query.get("hvile").pk,
        "image_id": picture.pk,
        "path": picture.get_rendition("width-20").file.name,
        **dict.fromkeys(("document_id", "doc_id"), document.pk),
        "file_name": document.filename,
    }


def _of_the_day(day: Day) -> list[tuple[str, dict[str, object]]]:
    return [
        ("gaest/", {"token": guest_links.token_of(day.guest.pk)}),
        ("kiosk/", {"token": day.kiosk.token}),
        ("min-side/gaest/", {"guest_id": day.guest.pk}),
        ("undervisning/<int:session_id>/taeller/", {"session_id": day.cafe.pk}),
        ("redaktion/moedegange/<int:pk>/taeller/", {"pk": day.cafe.pk}),
        ("redaktion/hold/<int:pk>/kiosk/", {"pk": day.cafe.run_id}),
        ("redaktion/er-du-okay/", {"pk": day.call.pk}),
        ("redaktion/gaestepladser/", {"pk": day.guest.pk}),
    ]


def _of_what_is_told(school: School) -> list[tuple[str, dict[str, object]]]:
    """A message to Alma's class, and a visitor's wish to hear of the course."""
    by = school.people[Role.COORDINATOR]
    message = class_messages.write(
        run=school.run, to="seats", subject="Husk tæppe", text="Vi ses.", by=by, key=uuid4()
    )
    asked = interest.ask(email="gaest@example.org", course=school.run.course, language="da")
    return [
        ("min-side/besked/", {"message_id": message.pk}),
        ("sig-til/", {"token": interest_links.secret(asked)}),
        ("sig-til/nyt/", {"token": interest_links.news(school.run)}),
    ]


def _of_ideas(school: School) -> list[tuple[str, dict[str, object]]]:
    """Alma's idea, built as a course whose team she is asked into; and one that waits for a word."""
    by, alma = school.people[Role.COORDINATOR], school.people["alma"]
    waits, built = (make_idea(person=alma) for _ in range(2))
    course = proposals.start_building(proposal=built, title="Hvile på jobbet", by=by)
    named = make_contributor("Alma N.", person=alma)
    member = teams.ask(course=course, contributor=named, by=by)
    return [
        ("medskabelse/ide/", {"secret": waits.secret}),
        ("medskabelse/min-ide/", {"proposal_id": waits.pk}),
        ("medskabelse/invitation/", {"member_id": member.pk}),
        ("redaktion/ideer/", {"pk": waits.pk, "course_id": course.pk, "member_id": member.pk}),
    ]


def _of_money(school: School) -> list[tuple[str, dict[str, object]]]:
    """What Alma is offered and owed, what there is money for, and what was booked and paid."""
    alma = school.people["alma"]
    return [
        *owed_to(alma),
        *offer_to(alma, by=school.people[Role.COORDINATOR]),
        *limits_of(alma),
        *booked_for(school.people["peer"].contributor),
        *paid_by(make_person("Pia Penge"), approver=make_person("Gitte Godkender")),
    ]


def _of_showing(school: School) -> list[tuple[str, dict[str, object]]]:
    """How the school looks at itself, what Alma is asked afterwards, and where courses lead."""
    return [*looked_at(), *asked_of(school.people["alma"], run=school.run), *walked()]


def _by_start(school: School) -> list[tuple[str, dict[str, object]]]:
    """What a parameter is called below these addresses."""
    run, values = school.run, school.values
    notice = Notice.objects.filter(enrolment=school.enrolment).latest("created_at")
    agreement = Agreement.objects.first()
    told = letters.write(kind="x", words=letters.Words("Tak", ("Vi har det.",)), person=school.people["bo"])
    letter = Letter.objects.create(to="alma@example.org", subject="Din aftale", raw=b"Subject: x\r\n\r\nHej")
    return [
        ("kalender/", {"token": school.people["alma"].feed_token}),
        ("kalender/undervisning/", {"token": teaching_calendar.token(school.people["peer"])}),
        *_of_the_day(school.day),
        *_of_what_is_told(school),
        *_of_ideas(school),
        *_of_money(school),
        *_of_showing(school),
        *course_of(school.people["alma"]),
        *passed_in(school.enrolment, teacher=school.people["peer"].contributor),
        *contribution_of(school.people["alma"], wishes=school.people["bo"]),
        *group_of(school.people["alma"], by=school.people[Role.COORDINATOR]),
        *rooms_of(run=run, alma=school.people["alma"], teacher=school.people["peer"]),
        *ask_of(school.people["peer"].contributor, run=run),
        *plan_of(school.people["alma"], reader=school.people["peer"]),
        ("noegletal/", {"slug": "hvem", "measure": "people"}),
        ("tilbud/", {"token": offers.token(school.offered)}),
        ("min-side/tilbud/", {"enrolment_id": school.offered.pk}),
        ("redaktion/hold/", {"pk": run.pk}),
        ("redaktion/moedegange/", {"pk": values["session_id"]}),
        ("redaktion/tilmeldinger/", {"pk": school.enrolment.pk}),
        ("redaktion/tilmeldinger/<int:pk>/svar/", {"pk": school.offered.pk}),
        ("redaktion/ringeliste/", {"pk": notice.pk}),
        ("redaktion/ringeliste/andre/", {"pk": told.pk}),
        ("vejviser/", {"pk": notice.pk}),
        ("redaktion/steder/", {"pk": run.venue_id}),
        ("redaktion/semestre/", {"pk": make_term("Et semester uden hold").pk}),
        ("redaktion/bidragydere/", {"pk": run.teachers.all()[0].pk}),
        ("redaktion/aftaler/", {"pk": agreement.pk if agreement else 1}),
        *_of_wagtail(school),
        ("konto/", {"pk": 1}),
        ("demo/", {"pk": letter.pk}),
    ]


def _of_wagtail(school: School) -> list[tuple[str, dict[str, object]]]:
    """What Wagtail's own screens are about."""
    run, values = school.run, school.values
    return [
        ("redaktion/users/", {"pk": school.people["bo"].pk}),
        ("redaktion/groups/", {"pk": Group.objects.get(name=Role.EDITOR).pk}),
        ("redaktion/sites/", {"pk": Site.objects.get().pk}),
        ("redaktion/locales/", {"pk": Locale.objects.get(language_code="en").pk}),
        ("redaktion/collections/", {"pk": Collection.objects.get(depth=1).pk}),
        ("redaktion/pages/", {"pk": run.course_id}),
        ("redaktion/api/main/pages/", {"pk": Page.objects.get(pk=run.course_id).pk}),
        ("redaktion/api/main/images/", {"pk": values["image_id"]}),
        ("redaktion/images/chooser/", {"pk": values["image_id"]}),
        ("redaktion/documents/chooser/", {"pk": values["document_id"]}),
        ("redaktion/api/main/documents/", {"pk": values["document_id"]}),
        ("redaktion/workflows/", {"pk": 1}),
        ("redaktion/bulk/", {"app_label": "wagtailcore", "model_name": "page", "action": "unpublish"}),
        ("redaktion/settings/", {"app_name": "home", "model_name": "schoolsettings", "pk": 1}),
    ]
