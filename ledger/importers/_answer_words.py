"""The words that trackers have for the stages of an application, without their accents."""

from __future__ import annotations

from collections.abc import Mapping

RESEARCHING = "researching"
APPLIED = "applied"
INTERVIEWING = "interviewing"
NEGOTIATING = "negotiating"
ACCEPTED = "accepted"
REJECTED = "rejected"
WITHDRAWN = "withdrawn"
EVAPORATED = "evaporated"

ENDS = (ACCEPTED, REJECTED, WITHDRAWN, EVAPORATED)

# Longer ones are looked for first, so that "offer declined" is not an offer and "not selected"
# no selection.
WORDS: Mapping[str, str] = {
    "rejected": REJECTED, "reject": REJECTED, "rejection": REJECTED, "declined": REJECTED,
    "no offer yet": APPLIED, "wasn t selected": REJECTED,
    "not selected": REJECTED, "not hired": REJECTED, "not chosen": REJECTED,
    "turned down": REJECTED, "denied": REJECTED, "no": REJECTED, "failed": REJECTED,
    "unsuccessful": REJECTED, "not moving forward": REJECTED, "not a fit": REJECTED,
    "not interviewed": REJECTED, "not proceeding": REJECTED, "no offer": REJECTED,
    "accepted": ACCEPTED, "offer accepted": ACCEPTED, "accepted offer": ACCEPTED,
    "hired": ACCEPTED, "signed": ACCEPTED, "got the job": ACCEPTED,
    "offer": NEGOTIATING, "offered": NEGOTIATING, "offer received": NEGOTIATING,
    "negotiating": NEGOTIATING, "negotiation": NEGOTIATING, "got offer": NEGOTIATING,
    "withdrawn": WITHDRAWN, "withdrew": WITHDRAWN, "offer declined": WITHDRAWN,
    "declined offer": WITHDRAWN, "declined the offer": WITHDRAWN, "i declined": WITHDRAWN,
    "rejected offer": WITHDRAWN, "offer rejected": WITHDRAWN, "offer turned down": WITHDRAWN,
    "turned down offer": WITHDRAWN, "withdraw": WITHDRAWN, "not interested": WITHDRAWN,
    "position closed": EVAPORATED, "position filled": EVAPORATED, "job closed": EVAPORATED,
    "hiring freeze": EVAPORATED, "position cancelled": EVAPORATED,
    "position canceled": EVAPORATED, "job cancelled": EVAPORATED, "job canceled": EVAPORATED,
    "interview": INTERVIEWING, "interviewing": INTERVIEWING, "interviewed": INTERVIEWING,
    "phone screen": INTERVIEWING, "phone interview": INTERVIEWING, "onsite": INTERVIEWING,
    "on site": INTERVIEWING, "technical interview": INTERVIEWING, "final round": INTERVIEWING,
    "first round": INTERVIEWING, "second round": INTERVIEWING, "screening": INTERVIEWING,
    "interview scheduled": INTERVIEWING, "selected": INTERVIEWING, "screen": INTERVIEWING,
    "assessment": INTERVIEWING, "online assessment": INTERVIEWING,
    "applied": APPLIED, "application sent": APPLIED, "submitted": APPLIED, "sent": APPLIED,
    "pending": APPLIED, "waiting": APPLIED, "no response": APPLIED, "no answer": APPLIED,
    "no reply": APPLIED, "ghosted": APPLIED, "under review": APPLIED, "in review": APPLIED,
    "in progress": APPLIED, "in process": APPLIED, "ongoing": APPLIED, "open": APPLIED,
    "active": APPLIED, "awaiting response": APPLIED, "tbd": APPLIED, "n a": APPLIED,
    "none": APPLIED,
    "saved": RESEARCHING, "bookmarked": RESEARCHING, "wishlist": RESEARCHING,
    "wish list": RESEARCHING, "interested": RESEARCHING, "to apply": RESEARCHING,
    "not applied": RESEARCHING, "not yet applied": RESEARCHING, "planned": RESEARCHING,
    "researching": RESEARCHING, "considering": RESEARCHING, "applying": RESEARCHING,
    "ready to apply": RESEARCHING, "not started": RESEARCHING, "preparing": RESEARCHING,
    # Of these nobody said no, nor yes.
    "closed": EVAPORATED, "archived": EVAPORATED, "dead": EVAPORATED, "expired": EVAPORATED,
    "job expired": EVAPORATED, "listing expired": EVAPORATED, "role closed": EVAPORATED,
    "no longer available": EVAPORATED, "posting closed": EVAPORATED,
    # German.
    "absage": REJECTED, "abgesagt": REJECTED, "abgelehnt": REJECTED, "nein": REJECTED,
    "selbst abgesagt": WITHDRAWN, "ich habe abgesagt": WITHDRAWN, "zuruckgezogen": WITHDRAWN,
    "von mir abgesagt": WITHDRAWN, "zusage": NEGOTIATING, "angebot": NEGOTIATING,
    "angenommen": ACCEPTED, "unterschrieben": ACCEPTED, "stelle besetzt": EVAPORATED,
    "gesprach": INTERVIEWING, "vorstellungsgesprach": INTERVIEWING, "telefonat": INTERVIEWING,
    "bewerbungsgesprach": INTERVIEWING, "erstgesprach": INTERVIEWING,
    "zweitgesprach": INTERVIEWING, "telefoninterview": INTERVIEWING,
    "videointerview": INTERVIEWING, "probearbeiten": INTERVIEWING,
    "beworben": APPLIED, "bewerbung gesendet": APPLIED, "bewerbung verschickt": APPLIED,
    "bewerbung versendet": APPLIED, "bewerbung eingereicht": APPLIED, "abgeschickt": APPLIED,
    "verschickt": APPLIED, "versendet": APPLIED, "gesendet": APPLIED, "eingereicht": APPLIED,
    "keine antwort": APPLIED, "keine ruckmeldung": APPLIED, "ausstehend": APPLIED,
    "eingangsbestatigung": APPLIED, "wartet": APPLIED, "in bearbeitung": APPLIED,
    "laufend": APPLIED, "offen": APPLIED, "vorgemerkt": RESEARCHING, "gemerkt": RESEARCHING,
    "geplant": RESEARCHING, "noch nicht beworben": RESEARCHING,
    # French.
    "refus": REJECTED, "refuse": REJECTED, "refusee": REJECTED, "rejete": REJECTED,
    "rejetee": REJECTED, "non retenu": REJECTED, "non retenue": REJECTED, "non": REJECTED,
    "accepte": ACCEPTED, "acceptee": ACCEPTED, "offre acceptee": ACCEPTED,
    "offre": NEGOTIATING, "offre recue": NEGOTIATING, "entretien": INTERVIEWING,
    "entretiens": INTERVIEWING, "retiree": WITHDRAWN, "retire": WITHDRAWN,
    "poste pourvu": EVAPORATED, "candidature envoyee": APPLIED, "envoyee": APPLIED,
    "envoye": APPLIED, "postule": APPLIED, "en attente": APPLIED, "relance": APPLIED,
    "relancee": APPLIED, "sans reponse": APPLIED, "pas de reponse": APPLIED,
    "en cours": APPLIED, "a postuler": RESEARCHING, "a envoyer": RESEARCHING,
    # Spanish.
    "rechazado": REJECTED, "rechazada": REJECTED, "descartado": REJECTED,
    "descartada": REJECTED, "aceptado": ACCEPTED, "aceptada": ACCEPTED, "contratado": ACCEPTED,
    "contratada": ACCEPTED, "oferta": NEGOTIATING, "oferta recibida": NEGOTIATING,
    "entrevista": INTERVIEWING, "entrevistas": INTERVIEWING, "retirado": WITHDRAWN,
    "retirada": WITHDRAWN, "vacante cerrada": EVAPORATED, "enviado": APPLIED,
    "enviada": APPLIED, "postulado": APPLIED, "postulada": APPLIED, "aplicado": APPLIED,
    "aplicada": APPLIED, "solicitado": APPLIED, "solicitada": APPLIED, "pendiente": APPLIED,
    "sin respuesta": APPLIED, "en proceso": APPLIED, "en curso": APPLIED,
    "por aplicar": RESEARCHING, "guardado": RESEARCHING, "guardada": RESEARCHING,
}  # fmt: skip

# What stands for a stage only where it is all that a cell says.
ALONE = frozenset((
    "no", "open", "active", "sent", "none", "n a", "selected", "interested", "closed", "archived",
    "dead", "nein", "offen", "non", "offre", "oferta", "refuse", "retire",
))  # fmt: skip

# What is said of a row that was filled in and tells nothing: no word of an application sent.
OF_ANY_ROW = frozenset((
    "in progress", "in process", "ongoing", "open", "active", "tbd", "n a", "none",
    "in bearbeitung", "laufend", "offen", "en cours", "en proceso", "en curso",
))  # fmt: skip
