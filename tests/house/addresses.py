"""Who may reach which address: the one table. ``test_addresses.py`` goes to each as everybody and compares.

A row is a route as it stands in the URLs, without language and anchors; ``**`` at its end means all below.
The longest row that fits decides. A row without stars is exact: whoever may, gets there, and nobody else.
Below stars nobody else gets there, and whoever may gets to something: not every page of Wagtail's exists.
"""

from tests.house.honorarium_addresses import HONORARIUM
from tests.house.showing_addresses import SHOWING
from tests.house.who import Who

_PUBLIC = {
    "healthz": Who.EVERYONE,
    "media/<path:path>": Who.EVERYONE,
    "sitemap.xml": Who.EVERYONE,
    "robots.txt": Who.EVERYONE,
    "was": Who.EVERYONE,
    "was/": Who.EVERYONE,
    "nyheder/feed/": Who.EVERYONE,
    "kurser/**": Who.EVERYONE,
    "kurser/<slug:slug>/hold/<int:run_id>/tilmeld/": Who.EVERYONE,
    "dokumenter/**": Who.EVERYONE,
    r"((?:[\w\-]+/)*)": Who.EVERYONE,
    # Whoever has the secret; a wrong one is 404.
    "kalender/<str:token>.ics": Who.EVERYONE,
    "kalender/undervisning/<str:token>.ics": Who.EVERYONE,
    "tilbud/<str:token>/": Who.EVERYONE,
    "gaest/<str:token>/": Who.EVERYONE,
    "kiosk/<str:token>/": Who.EVERYONE,
    "kiosk/<str:token>/tryk/": Who.EVERYONE,
    # Pages behind a password of their own, of which the school makes none.
    "_util/authenticate_with_password/**": Who.NOTHING,
}
_ACCOUNT = {
    "konto/**": Who.SIGNED_IN,
    "konto/login/": Who.VISITORS,
    "konto/kode/": Who.VISITORS,
    "konto/kode/bekraeft/": Who.VISITORS,
    "konto/login/adgangskode/": Who.VISITORS,
    # Who has not asked for a code is sent to ask.
    "konto/login/code/confirm/": Who.SIGNED_IN,
    "konto/logout/": Who.EVERYONE,
    "konto/inactive/": Who.EVERYONE,
    "konto/3rdparty/login/**": Who.EVERYONE,
    "konto/3rdparty/signup/": Who.NOBODY,
    # Where no other sign-in is configured, there is none.
    "konto/oidc/**": Who.NOTHING,
}
_PERSON = {
    "kurser/<slug:slug>/hold/<int:run_id>/tak/": Who.SIGNED_IN,
    "min-side/": Who.SIGNED_IN,
    "min-side/set/": Who.SIGNED_IN,
    "min-side/om-mig/": Who.SIGNED_IN,
    "min-side/om-mig/vejviser/<int:guidance_id>/slut/": Who.OWN,
    "vejviser/**": Who.GUIDES,
    "min-side/kalender/ny-adresse/": Who.SIGNED_IN,
    "min-side/afbud/<int:enrolment_id>/<int:session_id>/": Who.OWN,
    "min-side/hold/<int:enrolment_id>/": Who.OWN,
    "min-side/hold/<int:enrolment_id>/pause/": Who.OWN,
    "min-side/hold/<int:enrolment_id>/ledsager/": Who.OWN,
    "min-side/hold/<int:enrolment_id>/kommer-som/": Who.OWN,
    "min-side/hold/<int:enrolment_id>/sammen/": Who.OWN,
    "min-side/hold/<int:enrolment_id>/hver-for-sig/": Who.OWN,
    "min-side/hold/<int:enrolment_id>/skift/": Who.OWN,
    "min-side/hold/<int:enrolment_id>/forlad/": Who.OWN,
    "min-side/tilbud/<int:enrolment_id>/": Who.OWN,
}
_CONTRIBUTING = {
    "undervisere/": Who.EVERYONE,
    # By the yes of whoever it shows; else 404.
    "undervisere/<int:contributor_id>/portraet/<slug:mark>/<int:size>.jpg": Who.EVERYONE,
    "min-side/bidrag/": Who.SIGNED_IN,
    "min-side/bidrag/vil-gerne/": Who.SIGNED_IN,
    "min-side/bidrag/om-mig/": Who.CONTRIBUTING,
    "min-side/bidrag/historie/": Who.CONTRIBUTING,
    "min-side/bidrag/billede/": Who.CONTRIBUTING,
    "min-side/bidrag/billede/<int:size>.jpg": Who.OWN,
    "min-side/bidrag/vis/<slug:part>/": Who.CONTRIBUTING,
    "min-side/bidrag/kan/": Who.CONTRIBUTING,
    "min-side/bidrag/uddannelser/": Who.CONTRIBUTING,
    "min-side/bidrag/uddannelser/<int:training_id>/": Who.OWN,
}
_DAY = {
    "min-side/gaest/<int:guest_id>/": Who.OWN,
    "min-side/hold/<int:enrolment_id>/gaest/": Who.OWN,
    "min-side/online/<int:session_id>/": Who.COMING,
    "undervisning/": Who.TEACHING,
    "undervisning/spoergsmaal/": Who.ASKED,
    "undervisning/spoergsmaal/<int:assignment_id>/": Who.ASKED,
    "undervisning/<int:session_id>/daarlig-dag/": Who.ASKED,
    "undervisning/overtag/<int:handover_id>/": Who.ASKED,
    "undervisning/hold/**": Who.TEACHING,
    # What somebody in the class writes is for those who teach it.
    "undervisning/hold/<int:run_id>/fra-holdet/": Who.TEACHERS,
    "undervisning/hold/<int:run_id>/fra-holdet/<int:message_id>/": Who.TEACHERS,
    "undervisning/<int:session_id>/": Who.TEACHING,
    "undervisning/<int:session_id>/aendr/": Who.TEACHING,
    "undervisning/<int:session_id>/aflys/": Who.TEACHING,
    "undervisning/<int:session_id>/noter/": Who.TEACHERS,
    "undervisning/<int:session_id>/noter/<int:note_id>/slet/": Who.TEACHERS,
    "undervisning/<int:session_id>/fremmoede/": Who.TEACHING,
    "undervisning/<int:session_id>/fremmoede/tryk/": Who.TEACHING,
    "undervisning/<int:session_id>/taeller/": Who.TEACHING,
    "undervisning/<int:session_id>/taeller/tryk/": Who.TEACHING,
}
_CLASSROOM = {
    "min-side/hold/<int:enrolment_id>/holdet/": Who.OWN,
    "min-side/hold/<int:enrolment_id>/skriv/": Who.OWN,
    "min-side/hold/<int:enrolment_id>/materialer/<int:material_id>/": Who.OWN,
    "min-side/hold/<int:enrolment_id>/materialer.zip": Who.OWN,
    "min-side/hold/<int:enrolment_id>/proevehandling/": Who.OWN,
    "min-side/hold/<int:enrolment_id>/proevehandling/<int:trial_id>/": Who.OWN,
    "min-side/hold/<int:enrolment_id>/proevehandling/<int:trial_id>/vis/": Who.OWN,
    "min-side/hold/<int:enrolment_id>/proevehandling/<int:trial_id>/ud/": Who.OWN,
    "min-side/mening/<int:session_id>/": Who.OWN,
    "undervisning/<int:session_id>/mening/": Who.TEACHING,
}
_TOLD = {
    "min-side/besked/<int:message_id>/": Who.OWN,
    "min-side/om-mig/paamindelser/": Who.SIGNED_IN,
    # Whoever has the secret; a wrong one is 404.
    "sig-til/<str:token>/": Who.EVERYONE,
    "sig-til/<str:token>/nej-tak/": Who.EVERYONE,
    "sig-til/nyt/<str:token>/": Who.EVERYONE,
}
_IDEAS = {
    "medskabelse/": Who.EVERYONE,
    "medskabelse/ide/": Who.EVERYONE,
    # Whoever has the secret; a wrong one is 404.
    "medskabelse/ide/<str:secret>/": Who.EVERYONE,
    "medskabelse/ide/<str:secret>/mere/": Who.EVERYONE,
    "medskabelse/ide/<str:secret>/adresse/": Who.EVERYONE,
    "medskabelse/ide/<str:secret>/slet/": Who.EVERYONE,
    "medskabelse/ide/<str:secret>/vaer-med/": Who.SIGNED_IN,
    "medskabelse/min-ide/<int:proposal_id>/": Who.OWN,
    "medskabelse/invitation/<int:member_id>/": Who.OWN,
    "medskabelse/invitation/<int:member_id>/forlad/": Who.OWN,
    "medskabelse/kursus/<int:page_id>/": Who.MAKING,
    "medskabelse/kursus/<int:page_id>/se/": Who.MAKING,
    "medskabelse/kursus/<int:page_id>/timer/": Who.MAKING,
    "medskabelse/kursus/<int:page_id>/timer/<int:entry_id>/": Who.OWN,
    "medskabelse/kursus/<int:page_id>/versioner/": Who.MAKING,
    "medskabelse/kursus/<int:page_id>/versioner/<int:revision_id>/": Who.MAKING,
    "medskabelse/kursus/<int:page_id>/del/<slug:slug>/": Who.MAKING,
    "medskabelse/godkend/": Who.SIGNED_IN,
    "medskabelse/godkend/<int:page_id>/": Who.OWN,
    "medskabelse/godkend/<int:page_id>/se/<int:revision_id>/": Who.READING,
    "medskabelse/godkend/<int:page_id>/send/": Who.MAKING,
    "medskabelse/udgiv/": Who.PUBLISHING,
    "medskabelse/udgiv/<int:page_id>/": Who.PUBLISHING,
    "medskabelse/udgiv/<int:page_id>/noed/": Who.LEADING,
    # An editor reads the ideas, and not who sent them.
    "redaktion/ideer/": Who.IDEAS,
    "redaktion/ideer/results/": Who.IDEAS,
    "redaktion/ideer/<int:pk>/": Who.IDEAS,
    "redaktion/ideer/<int:pk>/led/": Who.CLASSES,
    "redaktion/ideer/<int:pk>/skriv/": Who.CLASSES,
    "redaktion/ideer/<int:pk>/byg/": Who.CLASSES,
    "redaktion/ideer/<int:pk>/afslag/": Who.CLASSES,
    "redaktion/ideer/<int:pk>/genoptag/": Who.CLASSES,
    "redaktion/ideer/hold/": Who.IDEAS,
    "redaktion/ideer/hold/<int:course_id>/": Who.IDEAS,
    "redaktion/ideer/hold/<int:course_id>/spoerg/": Who.CLASSES,
    "redaktion/ideer/hold/<int:course_id>/<int:member_id>/": Who.CLASSES,
}
# Our own screens under Wagtail's roof: about people, so that an editor learns nothing.
_SCHOOL = {
    "redaktion/hold/**": Who.CLASSES,
    "redaktion/rapporter/udgivet-uden/": Who.PUBLISHING,
    "redaktion/rapporter/udgivet-uden/results/": Who.PUBLISHING,
    "redaktion/godkendere/**": Who.LEADING,
    "redaktion/rapporter/uden-begge/": Who.CLASSES,
    "redaktion/rapporter/uden-begge/results/": Who.CLASSES,
    "redaktion/moedegange/**": Who.CLASSES,
    "redaktion/tilmeldinger/**": Who.CLASSES,
    "redaktion/venteliste/**": Who.CLASSES,
    "redaktion/ringeliste/**": Who.CLASSES,
    "redaktion/er-du-okay/**": Who.CLASSES,
    "redaktion/gaestepladser/**": Who.CLASSES,
    "redaktion/steder/**": Who.CLASSES,
    "redaktion/semestre/**": Who.CLASSES,
    "redaktion/bidragydere/**": Who.CLASSES,
    "redaktion/ressourcebank/": Who.CLASSES,
    "redaktion/kompetencer/**": Who.CLASSES,
    "redaktion/aftaler/**": Who.LEADING,
    "redaktion/pladser/**": Who.LEADING,
    "komponenter/": Who.COLLEAGUES,
}
_DOORS = {
    "redaktion/login/": Who.NOBODY,
    "redaktion/password_reset/": Who.NOBODY,
    "redaktion/password_reset/**": Who.NOTHING,
    "_util/login/": Who.NOBODY,
    "redaktion/failwhale/": Who.NOTHING,
    "redaktion/.*/": Who.NOTHING,
}
_WAGTAIL = {
    "redaktion/": Who.STAFF,
    "redaktion/test404/": Who.STAFF,
    "redaktion/sprite/": Who.STAFF,
    "redaktion/jsi18n/": Who.STAFF,
    "redaktion/account/": Who.STAFF,
    "redaktion/logout/": Who.STAFF,
    "redaktion/dismissibles/": Who.STAFF,
    "redaktion/editing-sessions/**": Who.STAFF,
    "redaktion/block-preview/": Who.STAFF,
    # Lists to choose from and what they answer: titles of pages, pictures and documents, never of people.
    "redaktion/api/main/**": Who.STAFF,
    "redaktion/choose-page/**": Who.STAFF,
    "redaktion/choose-external-link/": Who.STAFF,
    "redaktion/choose-email-link/": Who.STAFF,
    "redaktion/choose-phone-link/": Who.STAFF,
    "redaktion/choose-anchor-link/": Who.STAFF,
    "redaktion/tag-autocomplete/**": Who.STAFF,
    "redaktion/embeds/**": Who.STAFF,
    "redaktion/searchpicks/queries/**": Who.STAFF,
    "redaktion/images/chooser/**": Who.STAFF,
    "redaktion/documents/chooser/**": Who.STAFF,
    "redaktion/workflows/task_chooser/**": Who.STAFF,
    "redaktion/localize/jsi18n/": Who.STAFF,
    "redaktion/localize/reports/**": Who.STAFF,
    # History of what one may see by itself.
    "redaktion/reports/site-history/**": Who.STAFF,
    # Questions before something is done; doing it is refused, or leaves out what one may not.
    "redaktion/bulk/**": Who.STAFF,
    "redaktion/pages/create/**": Who.STAFF,
    "redaktion/pages/workflow/**": Who.STAFF,
    "redaktion/pages/<int:page_id>/revisions/": Who.STAFF,
    "redaktion/pages/<int:page_to_move_id>/move/**": Who.STAFF,
    "redaktion/pages/**": Who.PAGES,
    "redaktion/reports/**": Who.PAGES,
    "redaktion/forms/**": Who.PAGES,
    "redaktion/redirects/**": Who.PAGES,
    "redaktion/searchpicks/**": Who.PAGES,
    "redaktion/searchpicks/reports/**": Who.SUPERUSER,
    "redaktion/settings/**": Who.PAGES,
    "redaktion/localize/**": Who.PAGES,
    "redaktion/documents/**": Who.PAGES,
    "redaktion/images/**": Who.PICTURES,
    "redaktion/users/**": Who.ADMINISTERING,
    "redaktion/sites/**": Who.ADMINISTERING,
    "redaktion/locales/**": Who.ADMINISTERING,
    "redaktion/groups/**": Who.SUPERUSER,
    "redaktion/collections/**": Who.SUPERUSER,
    "redaktion/workflows/**": Who.SUPERUSER,
    # Nothing of ours is a snippet.
    "redaktion/localize/api/**": Who.NOTHING,
    "redaktion/snippets/": Who.NOTHING,
}
TABLE: dict[str, Who] = {
    **_PUBLIC,
    **_ACCOUNT,
    **_PERSON,
    **_DAY,
    **_CONTRIBUTING,
    **_CLASSROOM,
    **_TOLD,
    **_IDEAS,
    **_SCHOOL,
    **_DOORS,
    **_WAGTAIL,
    **HONORARIUM,
    **SHOWING,
    "demo/**": Who.DEMO,
}


def row_of(route: str) -> str:
    """Return the row that decides about a route: itself, or the longest that ends in stars and fits.

    Raises ``KeyError`` where there is none.
    """
    if route in TABLE:
        return route
    starts = [row for row in TABLE if row.endswith("**") and route.startswith(row.removesuffix("**"))]
    if not starts:
        raise KeyError(route)
    return max(starts, key=len)
