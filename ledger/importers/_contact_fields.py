"""The fields that a column of a list of people may fill, and the headings they are known by.

The headings are those of plain lists and of what address books export, in English, German,
French, Spanish, Portuguese, Italian and Dutch. What stands below a heading has to look like it.
"""

from __future__ import annotations

from ledger.importers import _contact_looks as looks
from ledger.importers._columns import IGNORE, KEEP, Field, dates, field, numbered

# Written as they stand under a key of this name; all else that has no field has its heading's.
AS_KEYS = (
    "name-prefix", "name-suffix", "nickname", "other-name", "birthday", "address", "notes",
)  # fmt: skip

# Several addresses of a kind: each has a label, and a value.
VALUE = r"(?:value|wert|valeur|valor|valore|waarde)"
EMAIL_NOUN = (
    r"(?:(?:adresse |endereço de |indirizzo )?e ?mail|correo electrónico|posta elettronica|"
    r"e ?mailadres|e ?mail ?adresse)"
)
LABEL_NOUN = (
    r"(?:label|type|service|etikett|beschriftung|typ|libelle|libellé|étiquette|etiqueta|tipo|"
    r"marcador|etichetta|soort|display name|angezeigter name)"
)

FIRST_NAME = field(
    "first-name",
    "first name, first, firstname, given name, givenname, forename, fname, vorname, prénom, "
    "prenom, nombre, nombre de pila, primer nombre, nome próprio, primeiro nome, nome, nome di "
    "battesimo, voornaam, contact first name",
    fits=looks.names,
)
MIDDLE_NAME = field(
    "middle-name",
    "middle name, middle, additional name, middlename, weitere vornamen, zweiter vorname, "
    "deuxième prénom, autres prénoms, segundo nombre, segundo nome, secondo nome, "
    "middelste naam, tweede naam, tussenvoegsel",
    fits=looks.names,
)
LAST_NAME = field(
    "last-name",
    "last name, last, lastname, surname, family name, familyname, lname, nachname, "
    "familienname, zuname, nom, nom de famille, apellidos, apellido, primer apellido, sobrenome, "
    "apelido, último nome, cognome, achternaam, familienaam, contact last name",
    fits=looks.names,
)
NAME = field(
    "name",
    "name, full name, fullname, contact name, display name, displayname, contact, person, "
    "people, file as, ganzer name, vollständiger name, anzeigename, kontakt, kontaktname, "
    "speichern unter, nom complet, nom et prénom, nombre completo, nombre y apellidos, contacto, "
    "nome completo, nome e cognome, contato, contatto, volledige naam, naam, contactpersoon",
    "full name",
    looks.names,
)
OTHER_NAME = field("other-name", "name 2, name 3, full name 2, maiden name, geburtsname")
NICKNAME = field(
    "nickname", "nickname, nick, spitzname, rufname, surnom, apodo, alcunha, soprannome, bijnaam"
)
ORGANIZATION = field(
    "organization",
    "company, company name, organization, organisation, organization name, organisation name, "
    "organization 1 name, employer, account, account name, company account, business, firm, "
    "associated company, primary company, firma, unternehmen, firmenname, arbeitgeber, "
    "organisation 1 name, société, societe, entreprise, employeur, nom de la société, empresa, "
    "compañía, organización, compañia, nombre de la empresa, companhia, organização, azienda, "
    "società, organizzazione, datore di lavoro, bedrijf, bedrijfsnaam, organisatie, werkgever",
    "company name,organization name,name organisation,nom organisation,nombre organización,"
    "nome organização,nome organizzazione,naam organisatie",
    looks.words,
)
TITLE = field(
    "title",
    "title, job title, jobtitle, position, role, job, occupation, organization title, "
    "organization 1 title, headline, function, berufsbezeichnung, stelle, funktion, beruf, "
    "jobtitel, titel, fonction, poste, profession, intitulé du poste, titre, puesto, cargo, "
    "puesto de trabajo, profesión, título, função, profissão, posizione, qualifica, mansione, "
    "ruolo, titolo, professione, functie, functietitel, beroep",
    "job title",
    looks.words,
)
EMAIL = numbered(
    field(
        "email",
        "email, e mail, email address, mail, emails, email id, mail id, correo, courriel, e mail "
        "adresse, mailadresse, adresse e mail, adresse de messagerie, adresse email, mél, correo "
        "electrónico, dirección de correo electrónico, email principal, endereço de email, "
        "endereço de correio eletrónico, correio eletrónico, posta elettronica, indirizzo e mail, "
        "indirizzo posta elettronica, indirizzo di posta elettronica, e mailadres, emailadres",
        "email,e mail,mail,correo,courriel,messagerie,elettronica,e mailadres",
        looks.emails,
        many=True,
    ),
    rf"{EMAIL_NOUN} \d {VALUE}",
)
PHONE = field(
    "phone",
    "phone, phone number, telephone, mobile, mobile phone, cell, cell phone, cellphone, tel, "
    "mobile number, contact number, phones, telefon, telefonnummer, mobil, mobiltelefon, handy, "
    "handynummer, rufnummer, téléphone, portable, tél, tél mobile, tél portable, teléfono, "
    "móvil, celular, telefone, telemóvel, telefono, cellulare, telefoon, telefoonnummer, mobiel, "
    "gsm, mobiele telefoon, mobilephone, homephone, otherphone, assistantphone",
    "phone,telephone,mobile,telefon,mobiltelefon,téléphone,tél,teléfono,móvil,celular,telefone,"
    "telemóvel,telefono,cellulare,telefoon,telefoonnummer,tel,whatsapp",
    looks.phones,
    many=True,
)
LINKS = field(
    "links",
    "url, website, web site, web page, homepage, link, links, profile, profile url, linkedin, "
    "linkedin url, linkedin profile, twitter, github, xing, webseite, website url, site, site "
    "web, page web, página web, sitio web, página da web, pagina web, sito web, sito, webpagina",
    "url,website,linkedin,website value,webseite,web",
    looks.sites,
    many=True,
)
MET = field(
    "met",
    "met, met on, date met, first met, connected on, known since, kennengelernt, "
    "kennengelernt am, rencontré le, conocido el, conhecido em, conosciuto il, ontmoet op",
    fits=dates,
)
LAST_CONTACT = field(
    "last-contact",
    "last contact, last contacted, last contact date, last contacted on, last activity, "
    "last activity date, last spoke, last met, last touch, letzter kontakt, zuletzt gesprochen, "
    "dernier contact, dernier échange, último contacto, última conversación, último contato, "
    "ultimo contatto, laatste contact",
    fits=dates,
    many=True,
)
TAGS = field(
    "tags",
    "tags, tag, labels, label, categories, category, groups, group, group membership, kategorien, "
    "kategorie, gruppen, gruppe, catégories, catégorie, groupes, categorías, categoría, grupos, "
    "categorias, categoria, categorie, gruppi, etichette, categorieën, groepen, etiquetas, "
    "libellés, étiquettes, étiquette, gruppenmitgliedschaft, marcadores, etiketten, lidmaatschap "
    "van groep",
    fits=looks.words,
    many=True,
)
NOTES = field(
    "notes",
    "notes, note, comments, comment, description, remarks, notizen, notiz, bemerkungen, "
    "remarques, commentaires, notas, comentarios, anotações, notas, observações, commenti, "
    "notities, opmerkingen",
)
BIRTHDAY = field(
    "birthday",
    "birthday, birth date, date of birth, geburtstag, geburtsdatum, anniversaire, date de "
    "naissance, cumpleaños, fecha de nacimiento, aniversário, data de nascimento, compleanno, "
    "data di nascita, verjaardag, geboortedatum",
    fits=dates,
)
ADDRESS = field(
    "address",
    "address, postal address, mailing address, address 1 formatted, home address, adresse, "
    "anschrift, dirección, endereço, indirizzo, adres",
)
# A mark of some address books, not a column that any list has.
PRIVATE = "private"
# What says of an address only which of several it is, and pictures.
LABEL = numbered(field(IGNORE, "photo, foto", many=True), rf"(?:.+ \d|e ?mail) {LABEL_NOUN}")

# Where one heading may mean several fields, the first whose values fit has it.
# Somebody else's name or address in the row of a person.
ANOTHERS = numbered(
    field(KEEP, "reports to", many=True),
    r"(?:reports to|manager|assistant|spouse|emergency contact|(?:account |contact |lead )?owner"
    r"|referred by)(?: (?:full|first|last|business|home|mobile))?"
    r" (?:name|alias|e ?mail|phone|mobile|number)",
)

CONTACT_FIELDS: tuple[Field, ...] = (
    ANOTHERS, FIRST_NAME, MIDDLE_NAME, LAST_NAME, NAME, OTHER_NAME, NICKNAME, ORGANIZATION, TITLE,
    EMAIL, PHONE, LINKS, MET, LAST_CONTACT, TAGS, NOTES, BIRTHDAY, ADDRESS, LABEL,
)  # fmt: skip


def names_of(fields: tuple[Field, ...]) -> tuple[str, ...]:
    """What a column may be mapped to: the fields by name, to be kept, to be left out."""
    own = dict.fromkeys(one.name for one in fields if one.name not in (KEEP, IGNORE))
    return (*own, KEEP, IGNORE)
