"""``{% load components %}``: the parts every page is built of.

Each refuses an argument it does not know, and a value that is not on its list. /komponenter/ shows them all.
What a part does and takes stands at its function in home/components/.
"""

from collections.abc import Callable

from django import template

from home.components import atoms, blocks, forms, frame, pieces

register = template.Library()

for simple in (
    atoms.icon,
    atoms.button,
    atoms.link_button,
    atoms.seat_word,
    atoms.tag,
    atoms.removable_tag,
    atoms.facts,
    atoms.person_line,
    atoms.date_block,
    atoms.big_number,
    atoms.steps,
    frame.language_prefix,
):
    register.simple_tag(simple)

for asking in (frame.school, frame.site_ways, frame.language_links):
    register.simple_tag(asking, takes_context=True)

with_template: dict[str, Callable[..., object]] = {
    "field": forms.field,
    "error_summary": forms.error_summary,
    "card": pieces.card,
    "pagination": pieces.pagination,
    "breadcrumb": pieces.breadcrumb,
    "empty_state": pieces.empty_state,
    "action_list": pieces.action_list,
}
for name, part in with_template.items():
    register.inclusion_tag(f"components/{name}.html")(part)

for wrapping in (blocks.alert, blocks.fold, blocks.table_wrap):
    register.simple_block_tag(wrapping)
register.simple_block_tag(blocks.confirm_panel, takes_context=True)
