"""A receipt as a phone would see it: a slip of paper on a table, a little askew."""

from io import BytesIO

from PIL import Image, ImageDraw, ImageFont

WIDTH, HEIGHT = 900, 1200
_TABLE, _PAPER, _INK = (196, 164, 132), (252, 250, 245), (40, 40, 44)


def receipt(about: str, amount: str) -> bytes:
    """The JPEG of a receipt with one line and its sum, in kroner."""
    slip = Image.new("RGB", (560, 860), _PAPER)
    pen = ImageDraw.Draw(slip)
    shown = amount.replace(".", ",")
    lines = [
        (60, 34, "FJORDBANEN"),
        (112, 22, "Stationen, Fjordby"),
        (200, 24, about.partition(" til ")[0]),
        (250, 24, "1 voksen, tur-retur"),
        (340, 24, "Moms 0,00"),
        (400, 34, f"I alt  {shown} kr."),
        (520, 22, "Kort  ************"),
        (600, 22, "Tak for turen"),
    ]
    for top, size, text in lines:
        pen.text((56, top), text, fill=_INK, font=ImageFont.load_default(size))
    pen.line((56, 380, 504, 380), fill=_INK, width=2)
    table = Image.new("RGB", (WIDTH, HEIGHT), _TABLE)
    turned = slip.rotate(3, expand=True, fillcolor=_TABLE, resample=Image.Resampling.BICUBIC)
    table.paste(turned, ((WIDTH - turned.width) // 2, (HEIGHT - turned.height) // 2))
    out = BytesIO()
    table.save(out, "JPEG", quality=80)
    return out.getvalue()
