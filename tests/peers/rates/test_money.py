"""Money as Danes read and write it, and how it is rounded."""

from decimal import Decimal

import pytest
from django import forms
from django.utils.translation import override
from moneyed import Money

from peers.money import MoneyInput, read, rounded, shown


class Form(forms.Form):
    amount = MoneyInput()
    perhaps = MoneyInput(required=False, zero=True)


def dkk(text):
    return Money(Decimal(text), "DKK")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("1.234,50", "1234.50"),
        ("1234,50", "1234.50"),
        ("1.234", "1234"),
        ("1234.50", "1234.50"),
        ("1234.5", "1234.5"),
        ("12.345.678,9", "12345678.9"),
        ("1,234.50", "1234.50"),
        ("250", "250"),
        ("0,05", "0.05"),
        (" 250,50 kr. ", "250.50"),
        ("250kr", "250"),
        ("Kr. 250,-", "250"),
        ("250 DKK", "250"),
        ("1 234,50", "1234.50"),
        ("1\u00a0234,50\u00a0kr.", "1234.50"),
        ("-12,50", "-12.50"),
        ("\u221212,50", "-12.50"),
    ],
)
def test_an_amount_is_read_as_a_dane_means_it(typed, meant):
    assert read(typed) == Decimal(meant)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", "Skriv et beløb."),
        ("   ", "Skriv et beløb."),
        ("to hundrede", "Skriv beløbet med tal, for eksempel 1.234,50."),
        ("12a", "Skriv beløbet med tal, for eksempel 1.234,50."),
        ("1.23.456", "Skriv beløbet med tal, for eksempel 1.234,50."),
        ("1,234,567", "Skriv beløbet med tal, for eksempel 1.234,50."),
        ("1.234,50,00", "Skriv beløbet med tal, for eksempel 1.234,50."),
        ("1e5", "Skriv beløbet med tal, for eksempel 1.234,50."),
        ("NaN", "Skriv beløbet med tal, for eksempel 1.234,50."),
        ("Infinity", "Skriv beløbet med tal, for eksempel 1.234,50."),
        ("١٢٣", "Skriv beløbet med tal, for eksempel 1.234,50."),
        ("0,125", "Skriv et eller to tal efter kommaet: 1.234,50."),
        ("0.125", "Skriv et eller to tal efter kommaet: 1.234,50."),
        ("1234.567", "Skriv et eller to tal efter kommaet: 1.234,50."),
        ("1,234", "Skriv et eller to tal efter kommaet: 1.234,50."),
        ("12,", "Skriv et eller to tal efter kommaet: 1.234,50."),
        ("100 EUR", "Skriv beløbet i danske kroner."),
        ("€ 100", "Skriv beløbet i danske kroner."),
        ("0", "Skriv et beløb over 0."),
        ("-5", "Skriv et beløb over 0."),
        ("1.000.000,01", "Du kan højst skrive 1.000.000,00\u00a0kr. her. Se beløbet efter."),
        ("9" * 400, "Du kan højst skrive 1.000.000,00\u00a0kr. her. Se beløbet efter."),
    ],
)
def test_what_could_be_misread_is_refused_at_the_field_and_stays_there(typed, said):
    form = Form({"amount": typed})

    assert form.errors == {"amount": [said]}
    assert f'value="{typed}"' in str(form["amount"]) or not typed.strip()


def test_nothing_may_be_an_answer_and_so_may_zero():
    form = Form({"amount": "1", "perhaps": ""})
    assert form.is_valid()
    assert form.cleaned_data["perhaps"] is None

    form = Form({"amount": "1", "perhaps": "0"})
    assert form.is_valid()
    assert form.cleaned_data["perhaps"] == dkk("0")
    assert Form({"amount": "1", "perhaps": "-1"}).errors == {"perhaps": ["Skriv 0 eller mere."]}


def test_an_amount_is_shown_to_be_typed_again_as_it_was():
    form = Form(initial={"amount": dkk("1234.50")})

    assert 'value="1.234,50"' in str(form["amount"])
    assert 'inputmode="decimal"' in str(form["amount"])
    again = Form({"amount": "1.234,50"}, initial={"amount": dkk("1234.50")})
    assert not again.has_changed()


def test_money_is_shown_in_each_language():
    assert shown(dkk("1234.5")) == "1.234,50\u00a0kr."
    assert shown(dkk("-0.5")) == "\u22120,50\u00a0kr."
    assert shown(Money(7, "EUR")) == "7,00\u00a0EUR"
    assert shown(None) == ""
    with override("en"):
        assert shown(dkk("1234.5")) == "DKK\u00a01,234.50"


@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize("amount", ["0.01", "0.1", "1", "12.34", "999.99", "1000", "123456.78"])
def test_what_is_shown_can_be_typed(language, amount):
    with override(language):
        assert read(shown(dkk(amount))) == Decimal(amount)


def test_half_an_oere_goes_up():
    assert rounded(dkk("10.005")) == dkk("10.01")
    assert rounded(dkk("10.004999")) == dkk("10.00")
    assert rounded(dkk("-10.005")) == dkk("-10.01")
