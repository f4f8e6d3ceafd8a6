"""Sign-in, sessions and the second factor."""

from typing import Any

from config import environment as env
from config.settings.place import IS_PRODUCTION

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = [
    "django.contrib.auth.backends.ModelBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "enrolment:my_page"
SESSION_COOKIE_AGE = 60 * 60 * 24 * 30
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SAMESITE = "Lax"
# As Django's own, but a course that somebody was writing is not lost with its form.
CSRF_FAILURE_VIEW = "courses.views.coproduction.kept_words.csrf_failure"

ACCOUNT_ADAPTER = "enrolment.adapter.SchoolAccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*"]
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 900
ACCOUNT_LOGIN_BY_CODE_SUPPORTS_RESEND = True
ACCOUNT_LOGIN_BY_CODE_MAX_ATTEMPTS = 5
# Digits, since phones have a keyboard for them; eight, since six could be guessed by a patient stranger.
ACCOUNT_LOGIN_BY_CODE_FORMAT = ACCOUNT_EMAIL_VERIFICATION_BY_CODE_FORMAT = {"numeric": True, "length": 8}
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_RATE_LIMITS = {
    "request_login_code": "30/m/ip,3/m/key,10/h/key",
    "sign_up": "60/h/ip",
    # Ten signs of 26 are 47 bits: what is left to a guesser at this pace is nothing.
    "claim": "10/15m/ip",
    "hold": "6/10m/ip",
    "feed": "60/h/key",
    "public_feed": "120/h/ip",
    # Posters and catalogues: a page of a printer costs more than a page of the site.
    "paper": "240/h/ip",
    "unknown_link": "30/h/ip",
    "kiosk": "120/m/key",
    "interest": "20/h/ip,3/h/key",
    # Words to the teachers of one's classes, by one person.
    "words": "20/h/key",
    # Tries of the own word a plan lies under, and letters to who may read one; by one person.
    "plan_word": "10/15m/key",
    "plan_share": "20/h/key",
    "idea": "20/h/ip",
    "idea_letter": "5/h/key",
    "idea_address": "20/h/ip,3/h/key",
}
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_LOGOUT_REDIRECT_URL = "/"
ALLAUTH_TRUSTED_PROXY_COUNT = env.number(
    "TRUSTED_PROXIES", default=0, help="How many proxies stand before the site (for rate limits by address)."
)
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = env.text(
    "SENDER_NAME", default="Aftaler", help="Neutral name on mails and in sign-in apps."
)
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not IS_PRODUCTION

_oidc = env.text(
    "OIDC_SERVER_URL",
    default="",
    help="OpenID Connect issuer for staff (for example the municipality's own); unset, none.",
)
SOCIALACCOUNT_PROVIDERS: dict[str, Any] = {
    "openid_connect": {
        "OAUTH_PKCE_ENABLED": True,
        "APPS": [
            {
                "provider_id": "kommune",
                "name": env.text(
                    "OIDC_NAME", default="Kommunen", help="What the button for that sign-in says."
                ),
                "client_id": env.text("OIDC_CLIENT_ID", default="", help="Client id at the issuer."),
                "secret": env.text("OIDC_SECRET", default="", help="Client secret at the issuer."),
                "settings": {"server_url": _oidc},
            }
        ]
        if _oidc
        else [],
    }
}
SOCIALACCOUNT_EMAIL_AUTHENTICATION = False
SOCIALACCOUNT_ADAPTER = "accounts.adapter.OutsideAccountAdapter"
