"""Mail: neutral in every line that a stranger could read."""

from config import environment as env
from config.settings.people import MFA_TOTP_ISSUER
from config.settings.place import IS_DEMO

EMAIL_HOST = env.text("EMAIL_HOST", default="", help="SMTP server; unset, mail is written to the console.")
EMAIL_PORT = env.number("EMAIL_PORT", default=587, help="Port of the SMTP server.")
EMAIL_HOST_USER = env.text("EMAIL_USER", default="", help="User at the SMTP server.")
EMAIL_HOST_PASSWORD = env.text("EMAIL_PASSWORD", default="", help="Password at the SMTP server.")
EMAIL_USE_TLS = env.flag("EMAIL_TLS", default=True, help="STARTTLS towards the SMTP server.")
EMAIL_TIMEOUT = 20
if IS_DEMO:
    EMAIL_BACKEND = "demo.mailbox.MailboxBackend"
elif EMAIL_HOST:
    EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
else:
    EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"
SENDER_NAME = MFA_TOTP_ISSUER
DEFAULT_FROM_EMAIL = env.text(
    "SENDER_ADDRESS",
    default="Aftaler <aftaler@example.org>",
    help="Neutral sender of all mail: name and address.",
)
SERVER_EMAIL = DEFAULT_FROM_EMAIL
REPLY_TO_EMAIL = env.text(
    "REPLY_TO", default="", help="Where replies to the school's mails go; unset, to the sender."
)
EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
