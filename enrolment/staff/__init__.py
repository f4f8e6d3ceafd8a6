"""The coordinators' screens in ``/redaktion/``: views only; every rule is in the write modules they call."""
