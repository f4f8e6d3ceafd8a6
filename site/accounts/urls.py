"""The pages of one's account: only those we have, so allauth's own list is not included.

Four names lead to the same page, since allauth asks for each of them: there is one way in. A forgotten
password is no problem where a code opens the door.
"""

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as spare_codes
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as webauthn
from allauth.socialaccount import views as social
from django.contrib.auth.decorators import login_not_required
from django.urls import URLPattern, URLResolver, include, path

from accounts import claim_views, views

sign_in = [
    path("login/", views.sign_in, name=name)
    for name in ("account_login", "account_request_login_code", "account_signup", "account_reset_password")
]
second_factor = [
    path("", mfa.index, name="mfa_index"),
    path("authenticate/", views.SecondStepView.as_view(), name="mfa_authenticate"),
    path("reauthenticate/", views.SecondStepAgainView.as_view(), name="mfa_reauthenticate"),
    path("totp/activate/", views.ActivateAppView.as_view(), name="mfa_activate_totp"),
    path("totp/deactivate/", totp.deactivate_totp, name="mfa_deactivate_totp"),
    path("recovery-codes/", spare_codes.view_recovery_codes, name="mfa_view_recovery_codes"),
    path("recovery-codes/generate/", spare_codes.generate_recovery_codes, name="mfa_generate_recovery_codes"),
    path("recovery-codes/download/", spare_codes.download_recovery_codes, name="mfa_download_recovery_codes"),
    path("webauthn/", webauthn.list_webauthn, name="mfa_list_webauthn"),
    path("webauthn/add/", views.AddKeyView.as_view(), name="mfa_add_webauthn"),
    path("webauthn/login/", views.PasskeySignInView.as_view(), name="mfa_login_webauthn"),
    path("webauthn/reauthenticate/", webauthn.reauthenticate_webauthn, name="mfa_reauthenticate_webauthn"),
    path("webauthn/keys/<int:pk>/remove/", webauthn.remove_webauthn, name="mfa_remove_webauthn"),
    path("webauthn/keys/<int:pk>/edit/", views.RenameKeyView.as_view(), name="mfa_edit_webauthn"),
]
urlpatterns: list[URLPattern | URLResolver] = [
    *sign_in,
    path("login/code/confirm/", views.ConfirmCodeView.as_view(), name="account_confirm_login_code"),
    path("login/adgangskode/", views.PasswordSignInView.as_view(), name="account_password_sign_in"),
    path("kode/", claim_views.claim, name="account_claim"),
    path("kode/bekraeft/", claim_views.confirm, name="account_claim_confirm"),
    path("logout/", account.logout, name="account_logout"),
    path("inactive/", account.account_inactive, name="account_inactive"),
    path("email/", views.EmailView.as_view(), name="account_email"),
    path("confirm-email/", views.ConfirmAddressView.as_view(), name="account_email_verification_sent"),
    path("password/set/", views.SetPasswordView.as_view(), name="account_set_password"),
    path("password/change/", views.ChangePasswordView.as_view(), name="account_change_password"),
    path("reauthenticate/", views.PasswordAgainView.as_view(), name="account_reauthenticate"),
    path("2fa/", include(second_factor)),
    path("3rdparty/", social.connections, name="socialaccount_connections"),
    path("3rdparty/signup/", social.signup, name="socialaccount_signup"),
    path("3rdparty/login/cancelled/", social.login_cancelled, name="socialaccount_login_cancelled"),
    # allauth forgets to open this one to those who could not sign in.
    path("3rdparty/login/error/", login_not_required(social.login_error), name="socialaccount_login_error"),
    path("", include("allauth.socialaccount.providers.openid_connect.urls")),
]
