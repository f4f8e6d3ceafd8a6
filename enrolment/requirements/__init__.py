"""What a course of a path asks for before somebody can come: asked, explained and set aside.

``asking`` is the rule for a person; ``seats.admission`` is where it is held, ``rules.refusal`` where a page
asks beforehand. See ``docs/paths.md``.
"""
