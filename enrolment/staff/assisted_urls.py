"""Addresses of signing up for others, and of telling those whom no machine reaches."""

from django.urls import URLPattern, path

from enrolment.staff import letters, others, people, receipts, run_actions, team, telling, waiving

OF_RUN: list[URLPattern] = [
    path("<int:pk>/tilfoej/", people.AddPerson.as_view(), name="add_person"),
    path("<int:pk>/tilfoej/<int:person_id>/", people.AddKnown.as_view(), name="add_known"),
    path("<int:pk>/tilfoej/<int:person_id>/uden-krav/", waiving.SetAsideForClass.as_view(), name="set_aside"),
    path("<int:pk>/flere/", team.AddTeam.as_view(), name="add_team"),
    path("<int:pk>/nyt-link/", run_actions.RenewLink.as_view(), name="renew_link"),
]
OF_ENROLMENT: list[URLPattern] = [
    path("<int:pk>/kvittering/", receipts.Receipt.as_view(), name="receipt"),
    path("<int:pk>/kvittering/brev/", letters.ReceiptLetter.as_view(), name="receipt_letter"),
    path("<int:pk>/kvittering/ny-kode/", receipts.NewCode.as_view(), name="new_code"),
    path("<int:pk>/kontakt/", receipts.ReachPerson.as_view(), name="reach"),
    path("<int:pk>/uden-krav/", waiving.SetAside.as_view(), name="set_aside"),
    path("<int:pk>/vejviser/", receipts.GiveGuide.as_view(), name="give_guide"),
    path("<int:pk>/vejviser/<int:guidance_id>/slut/", receipts.EndGuide.as_view(), name="end_guide"),
]
OF_CALLS: list[URLPattern] = [
    path("<uuid:pk>/", telling.CallPage.as_view(), name="call"),
    path("<uuid:pk>/fortalt/", telling.Told.as_view(), name="told"),
    path("<uuid:pk>/brev/", letters.OneLetter.as_view(), name="letter"),
    path("andre/<uuid:pk>/fortalt/", others.LetterTold.as_view(), name="letter_told"),
    path("breve/", letters.LettersPage.as_view(), name="letters"),
    path("breve/pdf/", letters.Paper.as_view(), name="letters_pdf"),
    path("breve/sendt/", telling.Posted.as_view(), name="posted"),
]
