"""The payer at the screen: a run begun, looked at, frozen, its file taken, its answer taken in."""

import pytest
from django.urls import reverse

from accounts.roles import Role
from peers import payments
from peers.models import ExportMapper, PaymentRun
from peers.states import LineState, PaymentRunState
from tests.cast import sign_in, with_role
from tests.factories import make_person
from tests.peers.payments.runs_of_school import approve, frozen, make_payee, pay_date

pytestmark = pytest.mark.django_db


def go(name, *args):
    return reverse(f"payments:{name}", args=args)


def said(response):
    return response.content.decode()


@pytest.fixture
def payer(client, frede):
    return sign_in(client, frede)


def test_from_a_new_run_to_its_file_and_its_answer(payer, dina):
    approve(make_payee("Eli Peer"), dina)
    answer = payer.post(go("new"), {"pay_date": f"{pay_date():%Y-%m-%d}", "title": "", "currency": "DKK"})
    run = PaymentRun.objects.get()
    assert answer.url == go("show", run.pk)

    shown = payer.get(go("show", run.pk))
    assert "Eli Peer" in said(shown)
    assert "500,00" in said(shown)
    freezing = payer.get(go("freeze", run.pk))
    form = freezing.context["form"]
    payer.post(go("freeze", run.pk), form.initial)
    run.refresh_from_db()
    assert run.state == PaymentRunState.FROZEN

    file = payer.post(go("file", run.pk, "csv"))
    assert file["Content-Disposition"] == f'attachment; filename="{payments.exporting.file_name(run, "csv")}"'
    assert b"U0001-00001" in file.content

    line = run.lines.get()
    payer.post(go("paid", run.pk), {"lines": [line.pk]})
    run.refresh_from_db()
    assert run.state == PaymentRunState.SETTLED
    assert "Afsluttet" in said(payer.get(go("show", run.pk)))


def test_what_changed_since_it_was_shown_is_shown_anew(payer, dina, frede):
    payee = make_payee()
    approve(payee, dina)
    run = payments.start(pay_date=pay_date(), by=frede)
    before = payer.get(go("freeze", run.pk)).context["form"].initial
    approve(payee, dina)

    answer = payer.post(go("freeze", run.pk), before)

    run.refresh_from_db()
    assert run.state == PaymentRunState.DRAFT
    assert "1.000,00" in said(answer)
    assert answer.context["form"].initial["count"] == 2


def test_lines_are_left_out_and_taken_in_again(payer, dina, frede):
    claim = approve(make_payee(), dina)
    run = payments.start(pay_date=pay_date(), by=frede)

    payer.post(go("leave_out", run.pk), {"claim": [claim.pk]})
    assert payer.get(go("show", run.pk)).context["picked"].count == 0
    payer.post(go("take_in", run.pk), {"claim": [claim.pk, "x"]})
    assert payer.get(go("show", run.pk)).context["picked"].count == 1


def test_a_missing_number_is_one_link_away(payer, dina, frede):
    payee = make_payee("Ida Uden", number="")
    approve(payee, dina)
    run = payments.start(pay_date=pay_date(), by=frede)
    link = f"{go('number', payee.pk)}?run={run.pk}"

    assert link in said(payer.get(go("show", run.pk)))
    assert "Ida Uden" in said(payer.get(go("numbers")))
    answer = payer.post(link, {"number": " 20 417 "})

    assert answer.url == go("show", run.pk)
    payee.refresh_from_db()
    assert payee.payroll_number == "20417"


@pytest.mark.parametrize("number", ["010190-1234", "0101901234", "=1+1", "a" * 21, ""])
def test_what_cannot_be_a_payroll_number_is_refused(payer, dina, number):
    payee = make_payee(number="")
    approve(payee, dina)

    answer = payer.post(go("number", payee.pk), {"number": number})

    assert answer.status_code == 200
    payee.refresh_from_db()
    assert payee.payroll_number == ""


def test_a_number_belongs_to_one_person(payer, dina):
    first, second = make_payee(number="7"), make_payee(number="")
    approve(first, dina)
    approve(second, dina)

    answer = payer.post(go("number", second.pk), {"number": "7"})

    assert "En anden bidragyder har dette lønnummer." in said(answer)


def test_lines_are_sent_back_and_reversed_with_a_reason(payer, dina, frede):
    payee = make_payee()
    approve(payee, dina)
    approve(payee, dina)
    run = frozen(frede)
    first, second = run.lines.all()

    payer.post(go("rejected", run.pk), {"lines": [first.pk], "reason": ""})
    first.refresh_from_db()
    assert first.state == LineState.FROZEN
    payer.post(go("rejected", run.pk), {"lines": [first.pk], "reason": "Ukendt nummer"})
    payer.post(go("paid", run.pk), {})
    payer.post(go("reverse_line", run.pk, second.pk), {"reason": "Fejl"})

    assert [(line.state, line.reason) for line in run.lines.all()] == [
        (LineState.REJECTED, "Ukendt nummer"),
        (LineState.REVERSED, "Fejl"),
    ]
    assert "Ukendt nummer" in said(payer.get(go("show", run.pk)))


def test_a_run_is_taken_back_or_reversed(payer, dina, frede):
    approve(make_payee(), dina)
    run = frozen(frede)

    payer.post(go("cancel", run.pk))
    run.refresh_from_db()
    again = frozen(frede)
    payer.post(go("file", again.pk, "xlsx"))
    payer.post(go("cancel", again.pk))
    payer.post(go("reverse", again.pk), {"reason": "Forkert fil"})

    again.refresh_from_db()
    assert (run.state, again.state) == (PaymentRunState.CANCELLED, PaymentRunState.REVERSED)


def test_a_file_is_not_offered_when_it_would_pay_twice(payer, dina, frede):
    approve(make_payee(), dina)
    approve(make_payee(), dina)
    run = frozen(frede)
    first = run.lines.first()
    assert "Filen er ikke taget endnu" in said(payer.get(go("reverse_line", run.pk, first.pk)))
    payer.post(go("reverse_line", run.pk, first.pk), {"reason": "Fejl"})

    shown = payer.get(go("show", run.pk))
    assert go("file", run.pk, "csv") not in said(shown)
    assert go("cancel", run.pk) not in said(shown)
    assert go("reverse", run.pk) in said(shown)
    assert payer.post(go("file", run.pk, "csv")).url == go("show", run.pk)
    run.refresh_from_db()
    assert run.exported_at is None


def test_lines_that_are_answered_meanwhile_are_not_taken_for_all(payer, dina, frede):
    for _one in range(3):
        approve(make_payee(), dina)
    run = frozen(frede)
    ticked, _other, _third = run.lines.all()
    payments.reject(run=run, lines=[ticked], reason="Ukendt nummer", by=frede)

    for given in (ticked.pk, "9" * 5000, "²"):
        stale = payer.get(go("paid", run.pk), {"lines": [given]})
        assert stale.context["is_shut"]
        assert "1.000,00" not in said(stale)
        payer.post(go("paid", run.pk), {"lines": [given]})
    assert payer.get(go("paid", run.pk), {"ticked": "1"}).context["is_shut"]
    assert run.lines.filter(state=LineState.FROZEN).count() == 2
    assert "1.000,00" in said(payer.get(go("paid", run.pk)))


@pytest.mark.parametrize("role", [Role.LEADER, Role.AUDITOR])
def test_who_only_looks_can_do_nothing(client, dina, frede, role):
    approve(make_payee(), dina)
    run = frozen(frede)
    draft = payments.start(pay_date=pay_date(), by=frede)
    reader = sign_in(client, with_role(make_person("Lis"), role))

    assert reader.get(go("show", run.pk)).status_code == 200
    assert "<form method" not in said(reader.get(go("show", draft.pk))).split("</header>")[-1]
    for name in ("freeze", "cancel", "paid", "rejected", "answer", "reverse", "format"):
        assert reader.get(go(name, run.pk)).status_code == 404
    assert reader.post(go("file", run.pk, "csv")).status_code == 404
    run.refresh_from_db()
    assert run.exported_at is None


@pytest.mark.parametrize("count", [1, 30])
def test_the_list_asks_the_same_however_many(payer, dina, frede, django_assert_num_queries, count):
    payee = make_payee()
    approve(payee, dina)
    for _one in range(count):
        payments.cancel(run=frozen(frede), by=frede)
    payer.get(go("index"))

    with django_assert_num_queries(12):
        payer.get(go("index"))


@pytest.mark.parametrize("count", [1, 30])
def test_a_draft_and_a_frozen_run_ask_the_same_however_many(
    payer, dina, frede, django_assert_num_queries, count
):
    for _one in range(count):
        approve(make_payee(), dina)
    run = payments.start(pay_date=pay_date(), by=frede)
    payer.get(go("show", run.pk))

    with django_assert_num_queries(21):
        payer.get(go("show", run.pk))
    payments.freeze(run=run, by=frede)
    with django_assert_num_queries(22):
        payer.get(go("show", run.pk))


def test_a_format_is_looked_at_saved_and_deleted(payer):
    mapper = ExportMapper.objects.get()
    address = reverse("mappers:edit", args=[mapper.pk])
    page = payer.get(address)
    assert "U0007-00003" in said(page)
    data = fields_of(page)

    looked = payer.post(address, {**data, "delimiter": "|", "look": "1"})
    assert "|U0007-00003" in said(looked)
    mapper.refresh_from_db()
    assert mapper.delimiter == ";"
    payer.post(address, {**data, "delimiter": "\t", "form-0-order": "99"})
    mapper.refresh_from_db()
    assert mapper.delimiter == "\t"
    assert mapper.columns[-1]["field"] == "payroll_number"

    payer.post(reverse("mappers:delete", args=[mapper.pk]))
    assert ExportMapper.objects.exists()
    payer.post(reverse("mappers:new"), {**data, "name": "Ny", "is_default": "on"})
    assert ExportMapper.objects.get(is_default=True).name == "Ny"
    payer.post(reverse("mappers:delete", args=[mapper.pk]))
    assert [one.name for one in ExportMapper.objects.all()] == ["Ny"]


@pytest.mark.parametrize(
    ("changed", "error"),
    [
        ({"form-8-field": ""}, "referencen"),
        ({"form-0-field": ""}, "lønnummeret"),
        ({"delimiter": ","}, "komma"),
        ({"encoding": "cp1252", "form-0-header": "Numer Łódź"}, "Ł"),
        ({"form-8-field": "constant"}, "Skriv teksten"),
    ],
)
def test_a_format_that_cannot_work_is_not_saved(payer, changed, error):
    mapper = ExportMapper.objects.get()
    address = reverse("mappers:edit", args=[mapper.pk])
    data = fields_of(payer.get(address))

    answer = payer.post(address, {**data, **changed})

    assert answer.status_code == 200
    assert error in said(answer)
    before = mapper.columns
    mapper.refresh_from_db()
    assert mapper.columns == before


def fields_of(page):
    """What the form of a format would send as it stands."""
    form, rows = page.context["form"], page.context["rows"]
    data = {name: form.get_initial_for_field(field, name) for name, field in form.fields.items()}
    data = {name: value for name, value in data.items() if value is not False}
    data |= {
        f"{rows.prefix}-TOTAL_FORMS": rows.total_form_count(),
        f"{rows.prefix}-INITIAL_FORMS": rows.initial_form_count(),
    }
    for number, row in enumerate(rows.forms):
        data |= {f"{rows.prefix}-{number}-{name}": row.initial.get(name, "") for name in row.fields}
    return data
