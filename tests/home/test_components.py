"""The parts of the pages: strict about what they are given, and safe with what people write."""

import re
from pathlib import Path

import pytest
from django import forms
from django.core.paginator import Paginator
from django.template import Context, Template, TemplateSyntaxError
from django.test import RequestFactory
from django.utils import translation

from home.components import atoms
from home.components.icons import ICONS

FRONTEND = Path(__file__).resolve().parents[2] / "site" / "frontend"
PICTURE = "<script>alert(1)</script>"


def rendered(source, **context):
    html = Template("{% load components %}" + source).render(Context(context))
    return " ".join(html.split())


class Question(forms.Form):
    name = forms.CharField(help_text="Et fornavn er nok.")
    comes_as = forms.ChoiceField(
        choices=[("citizen", "Borger"), ("staff", "Medarbejder")], widget=forms.RadioSelect, required=False
    )
    agree = forms.BooleanField()
    token = forms.CharField(widget=forms.HiddenInput)


def test_the_sprite_holds_exactly_the_icons_that_may_be_named():
    sprite = (FRONTEND / "art" / "icons.svg").read_text(encoding="utf-8")
    assert set(re.findall(r'<symbol id="([^"]+)"', sprite)) == ICONS


@pytest.mark.parametrize(
    ("source", "error"),
    [
        ('{% button "Videre" colour="red" %}', TemplateSyntaxError),
        ('{% button "Videre" kind="green" %}', ValueError),
        ('{% icon "unicorn" %}', ValueError),
        ('{% seat_word "plenty" "Mange" %}', ValueError),
        ('{% tag "Glæde" theme="joy" %}', ValueError),
        ('{% alert kind="danger" %}x{% endalert %}', ValueError),
        ('{% fold title="x" wide="closed" %}x{% endfold %}', ValueError),
        ('{% card href="/" title="x" heading="h1" %}', ValueError),
        ('{% empty_state "x" picture="cat" %}', ValueError),
        ('{% field "name" %}', TypeError),
    ],
)
def test_a_part_refuses_what_it_does_not_know(source, error):
    with pytest.raises(error):
        rendered(source)


@pytest.mark.parametrize(
    "source",
    [
        "{% button evil about=evil name=evil value=evil %}",
        "{% link_button evil evil %}",
        '{% seat_word "free" evil %}',
        "{% tag evil %}",
        "{% removable_tag evil evil %}",
        "{% person_line evil note=evil %}",
        "{% big_number evil evil %}",
        "{% steps 1 2 evil %}",
        '{% icon "check" label=evil %}',
        "{% card href=evil title=evil teaser=evil picture=evil note=evil %}",
        "{% empty_state evil text=evil href=evil action=evil %}",
        "{% alert title=evil %}{{ evil }}{% endalert %}",
        "{% fold title=evil note=evil %}{{ evil }}{% endfold %}",
        "{% table_wrap label=evil %}{{ evil }}{% endtable_wrap %}",
    ],
)
def test_what_people_write_is_never_taken_for_html(source):
    assert "<script" not in rendered(source, evil=PICTURE)


def test_a_field_is_tied_to_its_hint_and_its_error():
    with translation.override("da"):
        html = rendered("{% field form.name %}", form=Question({"name": ""}))
    assert 'aria-describedby="id_name_hint id_name_error"' in html
    assert 'id="id_name_hint"' in html
    assert 'id="id_name_error"' in html
    assert 'aria-invalid="true"' in html
    assert '<label class="form-label" for="id_name">' in html


def test_only_what_may_be_left_empty_is_marked():
    with translation.override("da"):
        form = Question()
        assert "valgfrit" not in rendered("{% field form.name %}", form=form)
        assert "(valgfrit)" in rendered("{% field form.comes_as %}", form=form)
        assert "skal udfyldes" in rendered('{% field form.name mark="required" %}', form=form)


def test_choices_stand_in_a_fieldset_and_keep_what_was_chosen():
    html = rendered("{% field form.comes_as %}", form=Question({"comes_as": "staff"}))
    assert "<fieldset" in html
    assert re.search(r'value="staff" checked', html)
    assert not re.search(r'value="citizen" checked', html)


def test_a_hidden_field_has_no_label():
    assert "<label" not in rendered("{% field form.token %}", form=Question())


def test_the_list_of_mistakes_leads_to_each_field():
    form = Question({"comes_as": "unknown"})
    form.add_error(None, "Prøv igen")
    html = rendered("{% error_summary form %}", form=form)
    assert set(re.findall(r'href="#([^"]+)"', html)) == {"id_name", "id_comes_as_0", "id_agree"}
    assert "Prøv igen" in html


def test_nothing_is_said_when_nothing_is_wrong():
    assert rendered("{% error_summary form %}", form=Question()) == ""


def test_pages_keep_the_rest_of_the_address():
    page = Paginator(range(100), 10).page(3)
    html = rendered('{% pagination page query="q=s%C3%B8vn" %}', page=page)
    assert 'href="?q=s%C3%B8vn&amp;side=4"' in html
    assert 'aria-current="page"' in html
    assert "hx-get" not in html
    assert 'hx-target="#hits"' in rendered('{% pagination page target="#hits" %}', page=page)


def test_one_page_needs_no_way_on():
    assert rendered("{% pagination page %}", page=Paginator([1], 10).page(1)) == ""


def test_every_seat_word_is_word_icon_and_colour():
    styles = (FRONTEND / "scss" / "_words.scss").read_text(encoding="utf-8")
    for kind in atoms.SEAT_ICONS:
        html = atoms.seat_word(kind, "Ord")
        assert "Ord" in html
        assert "#" + atoms.SEAT_ICONS[kind] in html
        assert re.search(rf"^  {kind}: \(", styles, re.MULTILINE)


def test_a_question_is_asked_with_a_token():
    source = (
        '{% confirm_panel title="Sikker?" submit="Ja" cancel="Nej" cancel_href="/" kind="danger" %}'
        "<p>Så går pladsen videre.</p>{% endconfirm_panel %}"
    )
    html = rendered(source, request=RequestFactory().get("/"))
    assert "csrfmiddlewaretoken" in html
    assert '<a href="/"' in html
