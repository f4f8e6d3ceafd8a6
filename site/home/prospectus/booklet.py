"""Two A5 pages on each side of A4, in the order of folding: what a copier needs for a stapled booklet.

The sheets carry no tags, since a page torn out of its order has no order to read: this shape is for printing
alone, and A5 in its own order is for reading.
"""

import io

import pikepdf
from pikepdf import Dictionary, Pdf

LANDSCAPE = (841.89, 595.276)
"""A4 on its side, in points."""


def impose(paper: bytes, *, title: str, language: str) -> bytes:
    """Return ``paper`` (A5) as sheets to fold. Blank pages go before the last, which stays the back cover."""
    with Pdf.open(io.BytesIO(paper)) as source, Pdf.new() as sheets:
        for spread in spreads(len(source.pages)):
            sheet = sheets.add_blank_page(page_size=LANDSCAPE)
            placed, drawn = Dictionary(), []
            for start, number in zip((0, LANDSCAPE[0] / 2), spread, strict=True):
                if number is not None:
                    name = f"/P{number}"
                    placed[name] = sheets.copy_foreign(source.pages[number].as_form_xobject())
                    drawn.append(f"q 1 0 0 1 {start:.3f} 0 cm {name} Do Q")
            sheet.obj.Resources = Dictionary(XObject=placed)
            sheet.obj.Contents = sheets.make_stream("\n".join(drawn).encode())
        sheets.Root.Lang = pikepdf.String(language)
        sheets.Root.ViewerPreferences = Dictionary(
            DisplayDocTitle=True, Duplex=pikepdf.Name.DuplexFlipShortEdge
        )
        sheets.docinfo["/Title"] = title
        for name in ("/CreationDate", "/Creator"):
            if name in source.docinfo:
                sheets.docinfo[name] = str(source.docinfo[name])
        made = io.BytesIO()
        sheets.save(made, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
        return made.getvalue()


def spreads(pages: int) -> list[tuple[int | None, int | None]]:
    """Return left and right of each side to print, as page indexes; None is a blank page."""
    full = -(-pages // 4) * 4
    order: list[int | None] = [*range(pages - 1), *[None] * (full - pages), pages - 1]
    found = []
    for side in range(full // 2):
        outer, inner = order[full - 1 - side], order[side]
        found.append((outer, inner) if side % 2 == 0 else (inner, outer))
    return found
