"""What is logged, without the secrets that stand in addresses: whoever reads a log opens nothing by it."""

import logging
import re

_SECRET = re.compile(
    r"/(medskabelse/ide|sig-til/nyt|sig-til|kalender/undervisning|kalender|kiosk|gaest|tilbud|evaluering)/[^/\s'\"<>?]{16,}"
)


class WithoutSecrets(logging.Formatter):
    """Writes a line as ever, with three dots where the secret of a link stood, in a traceback too."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line."""
        return _SECRET.sub(r"/\1/...", super().format(record))
