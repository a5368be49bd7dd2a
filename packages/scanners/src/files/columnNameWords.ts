import { columnWords } from '../classifiers/columnWords.ts'

/**
 * Words that people name columns and keys with, in English, German, French, Spanish and Italian, without accents. Not among them is what is
 * as often a value: a state of things, a colour, a department, a first name.
 */
const words = new Set(
  `
  abteilung account acct action actividad activity actor added addr address adresse age agency agent altitude amount amt anfang angebot anio
  anmerkung annee anno ano anrede anschrift anzahl apellido apiversion apt area article articulo artikel asin asset asunto attachment
  attribute ausgabe auteur author autor avg balance bank barcode bbox begin bemerkung benutzer beschreibung bestell bestellung betrag bez
  bezeichnung bic bild billing birth birthday blz body born branch branche brand buchung budget bundesland call calle cantidad cap capacity
  card categoria categorie category cellulare charge citta city ciudad class classification client cliente code codice codigo cognome color
  colore colour column commande comment commentaire commento commit commune company component comune concepto config configuration contact
  contacto contatto content contract contrat contratto coordinates correo cost coste costo couleur count counter country county cp created
  creation creator credit cuenta cuota currency current cust customer data database dataset date datei datum dauer day debit debut delivery
  departamento departement department departure dependencies dept depth desc descripcion description descrizione descuento designation
  destinataire destinatario destination destinazione destino detail device dimensione direccion direction director discount display distance
  district dob doc document documento domain duedate duracion durata duration edad edition email employee employer empresa encoding end ende
  ended endpoint entity entreprise entry env errors erstellt esito estado event export extension factura facture family farbe fattura fax
  feature fecha fee fichier field file fin firma first fiscale flag folder fon fonction format frequency full geb gebuehr gebuhr geburt
  geburtsort gehalt gemeinde gender genere genero genre geo geometry geraet geraete gerat gericht gesamt geschlecht gewicht grade groesse
  gross group große gruppe gst gueltig guid gultig hash header height hersteller heure hoehe homepage hora host hour href iban icon id
  identifiant identificador identificativo identifier identity idioma image importe importo income index indirizzo info inhalt inizio
  invoice ip isbn iso issue issuer item iva jahr job joined kategorie kd kennung kennzeichen key keyword kind klasse konto kosten kunde
  kunden label laenge land lang language langue larghezza last lat latitude length level licence license liefer lieferant lieferung line
  lingua link list lng locale location log logging lon long longitude lugar luogo mac mail main manager manufacturer marca marque maximum
  mean measure measurement median member menge mes message metadata meter method minimum minute mitarbeiter mobile model modele modello
  modelo modified mois monat moneda moneta montant month monto municipio nacimiento nacionalidad naissance name nascita nationalite
  nationality nazionalita nazione net next nivel nom nombre nome nota note nr num number numero nummer object objet options orden order
  ordine org organisation organization origen origin original origine ort ortsteil owner package paese pagamento page pago paiement pais
  parameter parent part participant partner passport password path patient payload payment pays pedido percent percentage period periodo
  permissions person personal personne peso phone photo picture pin place plz poids population port position post postal precio precision
  preis prenom prezzo price prix prodotto producer product producto produit produkt profession professione program project properties
  property proprietaire proprietario protocol proveedor provider province provincia proyecto publisher qty quality quantita quantite
  quantity query question raison rate rating ratio received receiver rechnung recipient record ref reference referencia region regione
  registered remark reponse repository resource response result resultado revenue riga role room row rule salaire salario salary schema
  schluessel schlussel scope score scripts sector seite self sender sensor series server service session settings sex sexe sexo shipping
  site size sku societe solde source spec species spedizione sprache ssn staat stadt stamp standort start started state statistics
  stato stats status step steuer stock store strasse straße straßen street string student stueck stunde stunden subcategory subject subtitle
  subtype sum summe supplier swift symbol table tag target tarif tarifa tax team tel telefon telefono telephone temp temperature text ticket
  tiempo time timestamp timezone tipo titel title titolo titre titulo token total totale transaction tva typ type tz uhrzeit uid unidad unit
  unita unite update updated uri url user usr usuario utente utilisateur uuid valeur valor valore value valuta vat vendor version ville
  volume von waehrung wahrung week weight wert width woche wohnort year zahl zahlung zeit zip zone
`
    .trim()
    .split(/\s+/),
)
/** Part of a name, but none alone. */
const between = new Set('a all and at by d de del della der des di du e et for in of on no per the to und von with without y'.split(' '))
/** With these begins what stands in a column instead: `on request`, `by phone`. */
const prepositions = new Set('at by for in no of on per to with without'.split(' '))
/** What compounds end in that are written in one: `firstname`, `orderid`. What stands before is a word itself. */
const heads = /(?:name|date|time|code|number|id|nr|type|status|address|at|key|value|count|price|rate|typ|ort|art)$/
/** The same in German, where anything may stand before. */
const germanHeads = /^..+(?:nummer|datum|name|preis|betrag|status|adresse|menge|gruppe|bezeichnung|kennung|kennzeichen|leitzahl)$/
const wordsMax = 6

const isWord = (word: string): boolean => {
  if (words.has(word) || (word.endsWith('s') && words.has(word.slice(0, -1))) || germanHeads.test(word)) return true
  const head = heads.exec(word)
  return head !== null && head.index >= 3 && words.has(word.slice(0, head.index))
}

/** The words that a name consists of, without accents; numbers are none. */
const wordsOf = (text: string): string[] =>
  columnWords(text)
    .split(' ')
    .filter((word) => /\D/.test(word))

/** Whether a text is made of words that columns are named with, and of nothing else but what joins them. */
export function isMadeOfNameWords(text: string): boolean {
  const all = wordsOf(text)
  if (all.length > wordsMax || prepositions.has(all[0] ?? '') || /^\d|\n/.test(text)) return false
  const telling = all.filter((word) => !between.has(word))
  return telling.length > 0 && telling.every(isWord)
}

/** As programmers write names of several words: `customerName`, `customer_name`. People who log in are named so too: `ada_lovelace`. */
const identifier = /^(?:[a-z]{2,}(?:[A-Z][a-z]+|[A-Z]+$)+|[A-Za-z]+\d*(?:_[A-Za-z0-9]+)+)$/

export const isIdentifier = (text: string): boolean => identifier.test(text)

/** `merged_at`, `starts_on`, `seen_by`. */
const ofTimes = new Set(['at', 'on', 'by'])

/** Whether it is an identifier at least half of whose words are those of names. */
export function isIdentifierOfNameWords(text: string): boolean {
  const all = wordsOf(text)
  return isIdentifier(text) && all.filter((word) => isWord(word) || ofTimes.has(word)).length * 2 >= all.length
}
