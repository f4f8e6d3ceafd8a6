"""Rich text that anybody can write: what it means, what it refuses, and that it comes back the same."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from courses.coproduction.light_markup import from_html, is_same, to_html


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("Hej\nigen", "<p>Hej<br/>igen</p>"),
        ("Hej\n\nigen", "<p>Hej</p><p>igen</p>"),
        ("## Om søvn\nRo", "<h2>Om søvn</h2><p>Ro</p>"),
        ("### Mindre", "<h3>Mindre</h3>"),
        ("- en\n- to", "<ul><li>en</li><li>to</li></ul>"),
        ("1. en\n2. to", "<ol><li>en</li><li>to</li></ol>"),
        ("Det er **vigtigt**", "<p>Det er <b>vigtigt</b></p>"),
        ("[os](https://example.org/?a=1&b=2)", '<p><a href="https://example.org/?a=1&amp;b=2">os</a></p>'),
        ("[siden](side:12)", '<p><a id="12" linktype="page">siden</a></p>'),
        ("", ""),
        ("2 < 3 & 4 > 1", "<p>2 &lt; 3 &amp; 4 &gt; 1</p>"),
    ],
)
def test_plain_text_means_this_and_comes_back(text, html):
    assert to_html(text) == html
    assert to_html(from_html(html)) == html


@pytest.mark.parametrize(
    "evil",
    [
        "<script>alert(1)</script>",
        "[x](javascript:alert(1))",
        "[x](data:text/html,hej)",
        '[x](https://a"onmouseover=alert)',
        "**<img src=x onerror=alert(1)>**",
        "## <svg/onload=alert(1)>",
    ],
)
def test_nothing_that_is_typed_becomes_a_tag_or_an_address_that_acts(evil):
    html = to_html(evil)

    assert "<script" not in html
    assert "<img" not in html
    assert "<svg" not in html
    assert "href=" not in html


@pytest.mark.parametrize(
    "html",
    [
        "<p>a</p><blockquote>b</blockquote>",
        "<p><i>skrå</i></p>",
        "<ul><li>a<ul><li>b</li></ul></li></ul>",
        '<p>a</p><embed embedtype="image" id="1"/>',
        "<p>- ingen liste</p>",
        "løst",
        '<p><a linktype="page">x</a></p>',
        "<p>aldrig lukket",
        "</p>",
    ],
)
def test_what_has_no_sign_is_left_alone(html):
    assert from_html(html) is None


def test_the_names_of_paragraphs_change_nothing_that_is_read():
    html = '<p data-block-key="a1b2c">Hej</p><ul><li data-block-key="x">en</li></ul>'

    assert from_html(html) == "Hej\n\n- en"
    assert is_same(html, "<p>Hej</p><ul><li>en</li></ul>")


@given(st.text(alphabet="ab -#*[]().1\n<&>:/\\æ\t\r", max_size=60))
def test_whatever_is_typed_can_be_written_on(text):
    html = to_html(text)

    again = from_html(html)
    assert again is not None
    assert to_html(again) == html


@given(st.text(max_size=200))
def test_no_text_is_too_strange(text):
    to_html(text)
    from_html(text)
