"""Mail and text messages: neutral in every line that a stranger could read."""

from django.core.exceptions import ImproperlyConfigured

from config import environment as env
from config.settings.people import MFA_TOTP_ISSUER
from config.settings.place import IS_DEMO, IS_TEST

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

SMS_GATEWAY = {
    "console": "accounts.told.gateways.Console",
    "http": "accounts.told.gateways.Http",
    "mailbox": "demo.texts.MailboxGateway",
}[
    env.choice(
        "SMS_GATEWAY",
        ["console", "http", "mailbox"],
        default="mailbox" if IS_DEMO else "console",
        help="Where text messages go: written to the console, posted to a gateway, or the demo's mailbox.",
    )
]
SMS_SENDER = env.text(
    "SMS_SENDER", default="Aftaler", help="Neutral sender of text messages: a number, or at most 11 letters."
)
SMS_HTTP_ADDRESS = env.text(
    "SMS_HTTP_ADDRESS", default="", help="Address that takes text messages as JSON by POST."
)
if SMS_GATEWAY.endswith(".Http") and not SMS_HTTP_ADDRESS:
    raise ImproperlyConfigured("SMS_GATEWAY is http: write the gateway's address in SMS_HTTP_ADDRESS.")
SMS_HTTP_TOKEN = env.text("SMS_HTTP_TOKEN", default="", help="What the gateway knows the school by.")
SMS_HTTP_TOKEN_HEADER = env.text(
    "SMS_HTTP_TOKEN_HEADER",
    default="Authorization",
    help="Header the token is sent in; for Authorization the token begins with its scheme.",
)
SMS_HTTP_TO_FIELD = env.text("SMS_HTTP_TO_FIELD", default="to", help="The gateway's name for the number.")
SMS_HTTP_TEXT_FIELD = env.text("SMS_HTTP_TEXT_FIELD", default="text", help="The gateway's name for the text.")
SMS_HTTP_SENDER_FIELD = env.text(
    "SMS_HTTP_SENDER_FIELD", default="from", help="The gateway's name for the sender."
)
SMS_HTTP_KEY_FIELD = env.text(
    "SMS_HTTP_KEY_FIELD",
    default="",
    help="The gateway's name for a key that makes a message go once; it is also sent as Idempotency-Key.",
)
SMS_HTTP_TIMEOUT = env.number(
    "SMS_HTTP_TIMEOUT", default=10, minimum=1, help="Seconds to wait for the gateway's answer."
)
# A demo is looked at by night too; the tests ask for the night where they need it.
_IS_AWAKE = IS_DEMO or IS_TEST
QUIET_FROM = env.number(
    "QUIET_FROM", default=0 if _IS_AWAKE else 21, help="Hour of the day at which quiet begins (0-23)."
)
QUIET_UNTIL = env.number(
    "QUIET_UNTIL",
    default=0 if _IS_AWAKE else 8,
    help="Hour at which quiet ends; the same as QUIET_FROM means that the school has no quiet hours.",
)
GATHER_MINUTES = env.number(
    "GATHER_MINUTES",
    default=0 if _IS_AWAKE else 3,
    help="Minutes that news of a changed session waits, so that several changes are one mail.",
)
IDEA_ANSWER_DAYS = env.number(
    "IDEA_ANSWER_DAYS",
    default=14,
    help="Days within which the school promises a word to whoever sent an idea for a course.",
)
