"""How is this installation set up? What differs between machines is read here."""

import warnings
from pathlib import Path

import environ

from sightline.config.browser_policy import content_security_policy
from sightline.config.database import database
from sightline.config.logs import logging_settings
from sightline.config.practice_model import practice_model
from sightline.config.secret_key import secret_key

env = environ.Env()

# Where data lives, and who is being served

SIGHTLINE_DATA = Path(env.str("SIGHTLINE_DATA", default="var")).resolve()
# The page to choose who to be exists only when this is on.
SIGHTLINE_DEMO = env.bool("SIGHTLINE_DEMO", default=False)
# For the demo on one's own machine, where there is no certificate.
SIGHTLINE_INSECURE_HTTP = env.bool("SIGHTLINE_INSECURE_HTTP", default=False)
SIGHTLINE_IDLE_MINUTES = env.int("SIGHTLINE_IDLE_MINUTES", default=15)
# Whose words stand over the parts of forms and plans; what is recorded is the same in all.
SIGHTLINE_PRACTICE_MODEL = practice_model(
    env.str("SIGHTLINE_PRACTICE_MODEL", default="plain")
)

DEBUG = env.bool("SIGHTLINE_DEBUG", default=False)
_ENCRYPTED = not (DEBUG or SIGHTLINE_INSECURE_HTTP)

SECRET_KEY = env.str("SIGHTLINE_SECRET_KEY", default="") or secret_key(SIGHTLINE_DATA)
SECRET_KEY_FALLBACKS = env.list("SIGHTLINE_SECRET_KEY_FALLBACKS", default=[])
ALLOWED_HOSTS = env.list("SIGHTLINE_HOSTS", default=["localhost", "127.0.0.1", "[::1]"])
CSRF_TRUSTED_ORIGINS = env.list("SIGHTLINE_TRUSTED_ORIGINS", default=[])
if env.bool("SIGHTLINE_BEHIND_PROXY", default=False):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

DATABASES = {"default": database(env.str("DATABASE_URL", default=""), SIGHTLINE_DATA)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Limits on guessing passwords are counted here, so every worker must see the same count.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
        "LOCATION": SIGHTLINE_DATA / "cache",
    }
}

# What it is made of

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    # Before allauth, so that our own sign-in pages are found before its.
    "sightline.web",
    "sightline.reviews",
    "sightline.learning",
    "sightline.obligations",
    "sightline.record",
    "sightline.access",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "allauth.usersessions",
    "csp",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "sightline.config.session_limits.SessionLimits",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "csp.context_processors.nonce",
                "sightline.web.context.frame",
            ]
        },
    }
]

ROOT_URLCONF = "sightline.config.urls"
WSGI_APPLICATION = "sightline.config.wsgi.application"

# Words, dates and files

LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/London"
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = SIGHTLINE_DATA / "static"
# On one's own machine files are served as they lie; a real service collects, hashes and
# compresses them first, so that a browser may keep them for ever.
WHITENOISE_USE_FINDERS = not _ENCRYPTED
if not _ENCRYPTED:
    warnings.filterwarnings("ignore", message="No directory at: ")  # none is needed then
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
        if _ENCRYPTED
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}
MEDIA_ROOT = SIGHTLINE_DATA / "files"

LOGGING = logging_settings(
    env.str("SIGHTLINE_LOG", default="json" if _ENCRYPTED else "plain")
)

# Notices by e-mail: where to hand them in; without a server none is sent

_SMTP = env.email_url("SIGHTLINE_SMTP", default="dummymail://")
EMAIL_BACKEND = _SMTP["EMAIL_BACKEND"]
EMAIL_HOST, EMAIL_PORT = _SMTP["EMAIL_HOST"] or "", _SMTP["EMAIL_PORT"] or 25
EMAIL_HOST_USER = _SMTP["EMAIL_HOST_USER"] or ""
EMAIL_HOST_PASSWORD = _SMTP["EMAIL_HOST_PASSWORD"] or ""
EMAIL_USE_TLS = _SMTP.get("EMAIL_USE_TLS", False)
EMAIL_USE_SSL = _SMTP.get("EMAIL_USE_SSL", False)
EMAIL_TIMEOUT = env.int("SIGHTLINE_SMTP_SECONDS", default=20)
DEFAULT_FROM_EMAIL = env.str("SIGHTLINE_MAIL_FROM", default="sightline@localhost")
# What the link in an e-mail begins with.
SIGHTLINE_ADDRESS = env.str("SIGHTLINE_ADDRESS", default="http://localhost:8000").rstrip(
    "/"
)

# Who may come in

AUTH_USER_MODEL = "access.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
# In the demo nobody has a password: one chooses who to be.
LOGIN_URL = "choose" if SIGHTLINE_DEMO else "account_login"
LOGIN_REDIRECT_URL = "/"

PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
_VALIDATORS = "django.contrib.auth.password_validation"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"{_VALIDATORS}.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": f"{_VALIDATORS}.UserAttributeSimilarityValidator"},
    {"NAME": f"{_VALIDATORS}.CommonPasswordValidator"},
    {"NAME": f"{_VALIDATORS}.NumericPasswordValidator"},
]

# Accounts are given by a partnership, never taken; and e-mail proves nothing here.
ACCOUNT_ADAPTER = "sightline.access.sign_in.Adapter"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGIN_BY_CODE_ENABLED = False
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_PREVENT_ENUMERATION = "strict"
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_REAUTHENTICATION_TIMEOUT = 300
ACCOUNT_SESSION_REMEMBER = True  # the length below is the limit, and it is short

MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = "Sightline"
# Browsers allow passkeys on plain http for localhost alone.
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not _ENCRYPTED

USERSESSIONS_TRACK_ACTIVITY = True

_OIDC_ISSUER = env.str("SIGHTLINE_OIDC_ISSUER", default="")
SOCIALACCOUNT_ADAPTER = "sightline.access.sign_in.SocialAdapter"
SOCIALACCOUNT_EMAIL_AUTHENTICATION = False
SOCIALACCOUNT_LOGIN_ON_GET = False
SOCIALACCOUNT_PROVIDERS = {
    "openid_connect": {
        "OAUTH_PKCE_ENABLED": True,
        "APPS": [
            {
                "provider_id": "partnership",
                "name": env.str("SIGHTLINE_OIDC_NAME", default="your organisation"),
                "client_id": env.str("SIGHTLINE_OIDC_CLIENT_ID", default=""),
                "secret": env.str("SIGHTLINE_OIDC_SECRET", default=""),
                "settings": {"server_url": _OIDC_ISSUER},
            }
        ]
        if _OIDC_ISSUER
        else [],
    }
}

# Sessions, cookies and what a browser is told

SESSION_COOKIE_AGE = 12 * 60 * 60
SESSION_EXPIRE_AT_BROWSER_CLOSE = False
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"  # Strict would drop the session on the way back from OIDC
SESSION_COOKIE_SECURE = _ENCRYPTED
CSRF_COOKIE_SECURE = _ENCRYPTED
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
if _ENCRYPTED:
    # The prefix makes a browser refuse the cookie from a sister host or without encryption.
    SESSION_COOKIE_NAME = "__Host-sightline-session"
    CSRF_COOKIE_NAME = "__Host-sightline-csrf"

SECURE_SSL_REDIRECT = _ENCRYPTED
SECURE_HSTS_SECONDS = 2 * 365 * 24 * 60 * 60 if _ENCRYPTED else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
# Preloading binds a whole domain for years; that is for the domain's owner to choose.
SECURE_HSTS_PRELOAD = False
SILENCED_SYSTEM_CHECKS = ["security.W021"]
SECURE_CONTENT_TYPE_NOSNIFF = True
# `no-referrer` would make browsers send `Origin: null` with every form, which Django must
# refuse as forged. This tells other sites exactly as little.
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = content_security_policy(_OIDC_ISSUER)

# A whole case file is posted at once; nothing larger is read into memory.
DATA_UPLOAD_MAX_MEMORY_SIZE = 10 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000
FILE_UPLOAD_PERMISSIONS = 0o600
