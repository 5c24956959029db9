"""The fields that a column of a job tracker may fill, and the headings they are known by.

In English, German, French and Spanish. What stands below a heading has to look like it.
"""

from __future__ import annotations

from ledger.importers._answers import is_blank, is_stage, yes_or_no
from ledger.importers._columns import (
    IGNORE,
    KEEP,
    Field,
    addresses,
    dates,
    field,
    mostly,
    seldom,
    texts,
)
from ledger.importers._dates import is_date
from ledger.importers._day_lists import parts_of
from ledger.importers._tracker_history import is_history


def _is_held(value: str) -> bool:
    return all(map(is_date, parts_of(value))) or is_blank(value) or yes_or_no(value) is not None


_ORDINALS = ("1", "2", "3", "4", "5", "1st", "2nd", "3rd", "4th", "5th")
_ROUNDS = ", ".join(
    [f"{noun} {number}" for noun in ("round", "interview") for number in _ORDINALS[:5]]
    + [f"{number} {noun}" for noun in ("round", "interview") for number in _ORDINALS[5:]]
)

# Where one heading may mean several fields, the first whose values fit has it.
TRACKER_FIELDS: tuple[Field, ...] = (
    field(
        "organization",
        "company, company name, employer, organization, organisation, firm, employer name, "
        "firma, unternehmen, arbeitgeber, entreprise, société, employeur, empresa, "
        "compañía, empleador",
        "company name",
        texts,
    ),
    field(
        "title",
        "title, job title, position, role, role name, job, job name, job role, position title, "
        "role title, position name, job position, opening, vacancy, job opening, job post title, "
        "stelle, stellenbezeichnung, stellentitel, jobtitel, berufsbezeichnung, poste, "
        "intitulé du poste, intitulé, puesto, cargo, vacante",
        "job title,position,role",
        texts,
    ),
    field(
        "source",
        "source, job source, channel, via, platform, job board, site, applied via, "
        "applied through, applied on site, where found, found on, found via, found through, "
        "application source, referral source, how found, "
        "quelle, portal, stellenbörse, plateforme, fuente, plataforma, portal de empleo",
        "source",
        seldom(_is_held),
    ),
    field(
        "applied",
        "applied date, date applied, application date, date of application, applied, "
        "applied on, apply date, date submitted, submitted, submission date, submitted on, "
        "date sent, sent, date, apply date, date of apply, applied at, "
        "applied day, bewerbungsdatum, beworben am, "
        "beworben, datum, datum der bewerbung, bewerbung, abgeschickt am, versendet am, "
        "date de candidature, candidature, date d envoi, envoyé le, postulé le, "
        "date de postulation, fecha de solicitud, fecha de aplicación, fecha de postulación, "
        "fecha de envío, fecha, postulado el, aplicado el",
        "applied,application date,submitted date",
        dates,
    ),
    field(
        "posted",
        "job post date, post date, posted, date posted, posted date, posting date, posted on, "
        "job posted",
        "posted,post date,posting date",
        dates,
    ),
    field(
        "response",
        "response date, date of response, response, responded, responded on, reply date, "
        "reply, replied, heard back, date heard back, answer, answer date, response received, "
        "responded at, antwort, antwort am, rückmeldung, rückmeldung am, réponse, "
        "date de réponse, respuesta, fecha de respuesta",
        "response date,heard back,reply date",
        dates,
    ),
    field(
        "decided",
        "decision date, date of decision, date closed, closed date, closed on, final date, "
        "date de décision, fecha de decisión, entscheidung am",
        "decision date",
        dates,
    ),
    field(
        "status-date",
        "status date, date of status, status changed, status changed on, last status change, "
        "status updated, status update, status update date, status since, stage date, "
        "date of stage, stage since, status seit, date du statut, fecha de estado",
        "status date",
        dates,
    ),
    field(
        "offered",
        "offer, offered, offer date, date offered, offered on, date of offer, offer on, "
        "offer received, offer received on, offer made, received offer, got offer, job offer, "
        "angebot, angebot am, zusage, zusage am, offre, date de l offre, oferta, fecha de oferta",
        "offer date,date offered",
        mostly(_is_held),
    ),
    field(
        "accepted",
        "accepted, accepted on, date accepted, accepted date, acceptance date, offer accepted, "
        "date of acceptance, hired, hired on, date hired, angenommen, angenommen am, acceptée, "
        "accepté, aceptado, aceptada",
        "acceptance date,accepted date",
        mostly(_is_held),
    ),
    field(
        "rejected",
        "rejected, rejected on, rejection, rejection date, date rejected, rejected date, "
        "date of rejection, rejection received, turned down, declined, date declined, denied, "
        "absage, absage am, abgelehnt am, refus, refusé, date de refus, rechazado, rechazada, "
        "fecha de rechazo",
        "rejection date,rejected date",
        mostly(_is_held),
    ),
    field(
        "withdrawn",
        "withdrawn, withdrew, withdrawn on, date withdrawn, withdrawal, withdrawal date, "
        "i withdrew, zurückgezogen, zurückgezogen am, retirée, retirado",
        "withdrawal date,withdrawn date",
        mostly(_is_held),
    ),
    field(
        "round",
        "phone, phone screen, phone screening, phone interview, phone call, recruiter, "
        "recruiter call, recruiter screen, hr screen, hr interview, hr call, screening, screen, "
        "on campus, onsite, on site, onsite interview, on site interview, first round, "
        "second round, third round, fourth round, final round, final interview, technical, "
        "technical interview, technical screen, tech screen, tech interview, panel, "
        "panel interview, superday, first interview, second interview, third interview, "
        "video interview, hiring manager, hiring manager interview, " + _ROUNDS,
        "round",
        mostly(_is_held),
        many=True,
    ),
    field(
        "interview",
        "interview, interviewed, interviews, interview date, got interview, "
        "selected for interview, interview dates, date interviewed, date of interview, "
        "interviewed on, interview on, "
        "interview day, date of interviews, vorstellungsgespräch, gespräch, gespräch am, "
        "vorstellungsgespräch am, entretien, entretiens, date d entretien, date de l entretien, "
        "entrevista, entrevistas, fecha de entrevista",
        "interview",
        mostly(_is_held),
    ),
    field(
        "outcome",
        "result, results, outcome, decision, final result, final outcome, response, answer, "
        "offer, reply, "
        "ergebnis, résultat, resultado",
        "result,outcome,decision",
        mostly(is_stage),
    ),
    field(
        "history",
        "history, stage history, status history, timeline, progress, log, steps, stages, "
        "status, activity, journey, process",
        "history,timeline",
        mostly(is_history),
    ),
    field(
        "stage",
        "status, stage, application status, current status, current stage, state, progress, "
        "application stage, phase, list, list name, board list, column, "
        "statut, état, etat, estado, stand, etapa, étape",
        "status,stage",
        mostly(is_stage),
    ),
    field(
        "notes",
        "notes, note, comments, comment, remarks, remark, details, feedback, "
        "notizen, notiz, bemerkung, "
        "bemerkungen, kommentar, anmerkungen, remarques, remarque, commentaires, commentaire, "
        "notas, comentarios, observaciones",
        many=True,
    ),
    field(
        "link",
        "link, url, job link, job url, posting, job posting, posting link, job posting link, "
        "application link, posting url, website, company website, company url, job ad, "
        "stellenanzeige, "
        "anzeige, lien, lien de l offre, annonce, enlace, anuncio",
        "link,url",
        addresses,
    ),
    field(
        "salary",
        "salary, pay, compensation, salary range, pay range, wage, salary expectation, "
        "expected salary, base salary, "
        "gehalt, gehaltsvorstellung, salaire, salario, sueldo",
        "salary,compensation",
    ),
    field(
        "contact",
        "contact, contact person, contact name, point of contact, recruiter, recruiter name, "
        "hiring manager, referrer, referred by, "
        "ansprechpartner, ansprechpartnerin, kontakt, "
        "kontaktperson, interlocuteur, contacto, persona de contacto",
        "",
        seldom(_is_held),
    ),
)

# Where one of these stands and no day of an application, the rows are people.
PERSON_HEADINGS = frozenset(
    (
        "name",
        "full name",
        "first name",
        "last name",
        "email",
        "email address",
        "phone number",
        "vorname",
        "nachname",
        "prénom",
        "nom",
        "nombre",
        "apellidos",
    )
)

FIELD_NAMES = (*(one.name for one in TRACKER_FIELDS), KEEP, IGNORE)
