"""The names in the icon sprite, site/frontend/art/icons.svg; a test compares them."""

ICONS = frozenset(
    """
    arrow-left arrow-right bell bus calendar car chair chat check chevron-down chevron-right clock cross cup door
    download ear edit external hand heart home hourglass info language leaf lift list lock mail
    menu minus online people person phone pin plus printer quiet refresh rss search success swap
    theme-connectedness theme-empowerment theme-hope theme-identity theme-meaning
    toilet undo warning wheelchair
    """.split()
)
