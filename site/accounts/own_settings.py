"""Wagtail's page of a member of staff's own settings, without the parts that belong to ``/konto/``."""

from typing import Any

from wagtail.admin.auth import require_admin_access
from wagtail.admin.views.account import AccountView, NameEmailSettingsPanel


class OwnSettings(AccountView):
    """Language, looks and what to be told; an address changed here would never be confirmed."""

    def get_panels(self) -> list[Any]:
        """Leave out name and e-mail."""
        panels: list[Any] = super().get_panels()
        return [panel for panel in panels if not isinstance(panel, NameEmailSettingsPanel)]


own_settings = require_admin_access(OwnSettings.as_view())
