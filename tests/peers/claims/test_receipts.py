"""A receipt: read before it is believed, told of nobody's whereabouts, seen by those who have to see it."""

import uuid
from datetime import timedelta
from io import BytesIO
from pathlib import Path

import pytest
from django.core.files.storage import default_storage
from django.urls import reverse
from django.utils import timezone
from PIL import Image

from accounts.roles import Role
from peers import budgets, claims
from peers.claims import receipts
from peers.claims.forms import name_of
from peers.models import Claim
from tests.cast import sign_in, with_role
from tests.factories import make_contributor, make_person
from tests.home.pictures import picture_bytes
from tests.peers.claims import made
from tests.peers.money import kroner
from tests.peers.pictures import bomb, see_through, upload

pytestmark = pytest.mark.django_db

FAKES = {
    "words called a picture": (b"Kaffe 20 kr.", "damaged"),
    "a page": (b"<html><script>alert(1)</script></html>", "damaged"),
    "nothing": (b"", "damaged"),
    "a drawing with a script": (b"<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>", "damaged"),
    "half a picture": (picture_bytes(size=(800, 800))[:-400], "damaged"),
    "a film of pictures": (picture_bytes(image_format="GIF"), "damaged"),
    "a paper": (b"%PDF-1.7 ...", "damaged"),
    "a bomb": (bomb(), "too_large"),
    "20 MB": (b"\xff\xd8" + bytes(20 * 1024 * 1024), "too_large"),
    "a dot": (picture_bytes(size=(60, 60)), "too_small"),
}


@pytest.fixture
def phone(client, eli):
    made.school()
    return sign_in(client, eli)


def typed(**other):
    return {
        "amount": "124,50",
        "about": "Kaffe til holdet",
        "done_on": (timezone.localdate() - timedelta(days=3)).isoformat(),
        "key": str(uuid.uuid4()),
        "act": "save",
        **other,
    }


@pytest.mark.parametrize(("content", "reason"), FAKES.values(), ids=FAKES)
def test_what_is_no_receipt_is_refused(content, reason):
    with pytest.raises(receipts.NotAReceipt) as refused:
        receipts.read(content)
    assert refused.value.reason == reason


@pytest.mark.parametrize("image_format", ["JPEG", "PNG", "WEBP", "AVIF"])
def test_a_receipt_is_made_anew_as_a_jpeg(image_format):
    with Image.open(
        BytesIO(receipts.read(picture_bytes(size=(900, 1200), image_format=image_format)))
    ) as made_:
        assert (made_.format, made_.size) == ("JPEG", (900, 1200))


def test_nothing_of_where_and_when_it_was_taken_is_kept():
    sent = picture_bytes(size=(900, 1200), camera=True)
    with Image.open(BytesIO(sent)) as before:
        assert before.getexif()
    with Image.open(BytesIO(receipts.read(sent))) as kept:
        assert not kept.getexif()
        assert not {"exif", "xmp", "icc_profile", "comment"} & set(kept.info)


def test_an_empty_ground_becomes_white_and_a_huge_one_smaller():
    with Image.open(BytesIO(receipts.read(see_through()))) as kept:
        assert kept.getpixel((5, 5)) == (255, 255, 255)
    with Image.open(BytesIO(receipts.read(picture_bytes(size=(3000, 4000))))) as kept:
        assert max(kept.size) == receipts.LONGEST_SIDE


@pytest.mark.parametrize("field", ["photo", "file"])
def test_a_picture_chosen_is_kept_while_the_amount_is_put_right(phone, field):
    wrong = phone.post(reverse("peers:add_cost"), typed(amount="hundrede", **{field: upload()}))

    assert wrong.status_code == 422
    form = wrong.context["form"]
    assert form["about"].value() == "Kaffe til holdet"
    kept = form["kept"].value()
    shown = phone.get(reverse("peers:kept_receipt", args=[kept]))
    assert shown["Content-Type"] == "image/jpeg"
    right = phone.post(reverse("peers:add_cost"), typed(kept=kept, act="send"))

    claim = Claim.objects.get()
    assert (right.status_code, claim.state, claim.amount) == (302, "sent", kroner("124.50"))
    assert made.content_of(claim) == b"".join(shown)


def test_another_cannot_use_or_see_a_picture_that_is_kept(phone, client, alma):
    wrong = phone.post(reverse("peers:add_cost"), typed(amount="", photo=upload()))
    kept = wrong.context["form"]["kept"].value()

    make_contributor("Alma", person=alma)
    sign_in(client, alma)
    assert client.get(reverse("peers:kept_receipt", args=[kept])).status_code == 404
    answer = client.post(reverse("peers:add_cost"), typed(kept=kept, act="send"))
    assert answer.status_code == 422
    assert not Claim.objects.exists()


def test_a_cost_may_wait_for_its_picture_but_is_not_sent_without(phone, eli):
    assert phone.post(reverse("peers:add_cost"), typed(act="send")).status_code == 422
    phone.post(reverse("peers:add_cost"), typed())
    claim = Claim.objects.get()

    assert claim.state == "ready"
    with pytest.raises(claims.NoReceipt):
        claims.send(claims=[claim], by=eli)


@pytest.mark.parametrize(
    ("field", "value"),
    [("amount", "-20"), ("amount", "0"), ("amount", "20 EUR"), ("done_on", "2099-01-01"), ("about", "")],
)
def test_what_is_wrong_is_said_at_its_field(phone, field, value):
    answer = phone.post(reverse("peers:add_cost"), typed(**{field: value}))

    assert answer.status_code == 422
    assert field in answer.context["form"].errors


def test_pressing_twice_is_one_cost(phone):
    twice = typed()
    phone.post(reverse("peers:add_cost"), twice)
    phone.post(reverse("peers:add_cost"), twice)

    assert Claim.objects.count() == 1


def test_a_cost_above_the_budget_is_not_lost(phone, eli):
    answer = phone.post(reverse("peers:add_cost"), typed(amount="900.000", photo=upload()))

    assert answer.status_code == 422
    assert "Ring til koordinatoren" in answer.content.decode()
    assert answer.context["kept"]
    with pytest.raises(budgets.OverBudget):
        made.cost(eli.contributor, amount="900000")


def test_a_cost_belongs_to_own_work_alone(phone, eli, alma):
    others = made.work_done(make_contributor("Alma", person=alma), terms="expenses")
    answer = phone.post(reverse("peers:add_cost"), typed(engagement=others.pk))
    assert "engagement" in answer.context["form"].errors

    own = made.work_done(eli.contributor, terms="expenses")
    phone.post(reverse("peers:add_cost"), typed(engagement=own.pk))
    assert Claim.objects.get().engagement == own


def test_another_receipt_replaces_the_first(phone, eli, django_capture_on_commit_callbacks):
    claim = made.cost(eli.contributor)
    old = claim.receipt.name
    with django_capture_on_commit_callbacks(execute=True):
        phone.post(
            reverse("peers:change_cost", args=[claim.pk]),
            typed(version=claim.version, photo=upload(picture_bytes(size=(700, 500)))),
        )
    row = Claim.objects.get()
    assert row.receipt.name != old
    assert not default_storage.exists(old)
    assert row.version == claim.version + 1


def test_two_tabs_lose_nothing(phone, eli):
    claim = made.cost(eli.contributor)
    address = reverse("peers:change_cost", args=[claim.pk])
    phone.post(address, typed(version=claim.version, about="Te til holdet"))
    second = phone.post(address, typed(version=claim.version, about="Boller til holdet"))

    said = second.content.decode()
    assert second.status_code == 409
    assert "Te til holdet" in said
    assert "Boller til holdet" in said
    third = phone.post(address, typed(version=second.context["form"]["version"].value(), about="Boller"))
    assert (third.status_code, Claim.objects.get().about) == (302, "Boller")


def test_a_receipt_is_shown_to_its_owner_and_kept_by_nobody(phone, eli):
    claim = made.cost(eli.contributor)
    answer = phone.get(reverse("peers:receipt", args=[claim.pk]))

    assert answer["Content-Type"] == "image/jpeg"
    assert "no-store" in answer["Cache-Control"]
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in answer["Content-Security-Policy"]
    assert phone.get(f"/media/{claim.receipt.name}").status_code == 404


def test_others_do_not_see_a_receipt(client, eli, alma):
    claim = made.cost(eli.contributor)
    sign_in(client, alma)

    assert client.get(reverse("peers:receipt", args=[claim.pk])).status_code == 404
    assert client.get(reverse("claims:receipt", args=[claim.pk])).status_code in {302, 404}


@pytest.mark.parametrize(
    ("role", "status"),
    [(Role.COORDINATOR, 200), (Role.PAYER, 200), (Role.AUDITOR, 200), (Role.EDITOR, 404)],
)
def test_those_who_approve_pay_and_audit_see_a_receipt(client, eli, role, status):
    claim = made.cost(eli.contributor)
    sign_in(client, with_role(make_person("Nogen"), role))
    answer = client.get(reverse("claims:receipt", args=[claim.pk]))

    assert answer.status_code == status
    if status == 200:
        assert "no-store" in answer["Cache-Control"]


def test_a_picture_that_came_to_nothing_is_deleted_after_some_days(phone, eli):
    claim = made.cost(eli.contributor)
    wrong = phone.post(reverse("peers:add_cost"), typed(amount="", photo=upload()))
    left = receipts.receipt_storage().path(name_of(eli, wrong.context["form"]["kept"].value()))

    receipts.forget_unused()
    assert Path(left).exists()
    receipts.forget_unused(now=timezone.now() + receipts.UNUSED + timedelta(minutes=1))
    assert not Path(left).exists()
    assert made.content_of(claim)


def test_the_same_form_once_more_with_other_words_is_shown_beside_what_was_saved(phone):
    first = typed()
    phone.post(reverse("peers:add_cost"), first)
    again = phone.post(reverse("peers:add_cost"), {**first, "about": "Te til holdet"})

    said = again.content.decode()
    assert again.status_code == 409
    assert "Kaffe til holdet" in said
    assert "Te til holdet" in said
    address = reverse("peers:change_cost", args=[Claim.objects.get().pk])
    assert f'action="{address}"' in said
    version = again.context["form"]["version"].value()
    phone.post(address, {**first, "about": "Te til holdet", "version": version})
    assert Claim.objects.get().about == "Te til holdet"


def test_a_picture_that_two_costs_have_goes_with_the_last(eli, django_capture_on_commit_callbacks):
    """Somebody goes back in the browser and writes another cost with the same picture."""
    first = made.cost(eli.contributor)
    second = claims.add_cost(
        contributor=eli.contributor,
        about="Kage",
        done_on=timezone.localdate(),
        amount=kroner(60),
        by=eli,
        key=uuid.uuid4(),
        receipt=first.receipt.name,
    )

    with django_capture_on_commit_callbacks(execute=True):
        claims.drop(claim=first, by=eli)
    assert made.content_of(second)
    with django_capture_on_commit_callbacks(execute=True):
        claims.drop(claim=second, by=eli)
    assert not default_storage.exists(second.receipt.name)
