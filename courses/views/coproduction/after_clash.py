"""The form that the second of two gets back: what both wrote, with nothing of either missing."""

from courses.coproduction import contents
from courses.coproduction.drafts import Conflict
from courses.coproduction.merging import BLOCK, BODY
from courses.coproduction.parts import Part
from courses.forms.building import PartForm
from courses.forms.building_body import NEW, NEW_QUOTE, BodyForm, text_field


def form_of(found: Part, conflict: Conflict) -> PartForm | BodyForm:
    """Theirs where only they wrote, mine elsewhere and where both did.

    Its fields are those of the draft as it stands, or the next save would not know them. What of mine has no
    field there (a new text, or one in a block that another took out) stands in the fields for what is new.
    """
    together = conflict.put_together()
    if BODY not in found.fields:
        return PartForm(found, together)
    keys = conflict.now.values[BODY]
    names = [f"{BLOCK}{key}" for key in keys]
    form = BodyForm({BODY: keys, **{name: together.get(name, conflict.now.values[name]) for name in names}})
    for key in keys:
        if key not in together[BODY] and text_field(key) in form.fields:
            form.initial[text_field(key)] = ""
    homeless = [together[f"{BLOCK}{key}"] for key in together[BODY] if key not in keys]
    for kind, name in ((contents.TEXT, NEW), (contents.QUOTE, NEW_QUOTE)):
        form.initial[name] = "\n\n".join(contents.block_text(one) for one in homeless if one["type"] == kind)
    return form
