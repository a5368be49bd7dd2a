import { RE2JS } from 're2js'
import { isDay } from '../checksums.ts'
import { anyWord, compilePattern } from '../compilePattern.ts'
import { distinctOfStrong, usualPercentage, type SystemRule } from '../Rule.ts'
import { isDigits } from '../Sample.ts'
import { isIpAddress } from './network.ts'

const emailPattern = compilePattern(
  `^[\\p{L}\\p{N}!#$%&'*+/=?^_{|}~.-]{1,64}@(?:[\\p{L}\\p{N}](?:[\\p{L}\\p{N}-]{0,61}[\\p{L}\\p{N}])?\\.){1,8}(?:\\p{L}{2,24}|xn--[a-z0-9-]{2,59})$`,
  RE2JS.CASE_INSENSITIVE,
)

/** Addresses as they stand in tables, several of them too, and as mail programs write them: `Ada Lovelace <ada@example.org>`. */
const email: SystemRule = {
  classification: 'MICROSOFT.PERSONAL.EMAIL',
  length: [6, 2048],
  names: anyWord('e ?mails?', 'mail', 'e ?mail ?addresse?s?'),
  needsName: false,
  minimumPercentage: usualPercentage,
  distinctMin: distinctOfStrong,
  matches: ({ text }) => text.includes('@') && areAddresses(text),
}

const areAddresses = (text: string): boolean =>
  text.split(/[;,]/).every((address) => address.length <= 320 && (address.trim() === '' || emailPattern.test(addressIn(address.trim()))))

function addressIn(text: string): string {
  const bare = text.startsWith('mailto:') ? text.slice(7) : text
  const open = bare.lastIndexOf('<')
  return open >= 0 && bare.endsWith('>') ? bare.slice(open + 1, -1) : bare
}

const nameWords = compilePattern("^[\\p{Lu}\\p{Ll}\\p{Lo}][\\p{L}\\p{M}]*\\.?(?:[ '’,-]{1,2}[\\p{L}][\\p{L}\\p{M}]*\\.?){0,5}$")

const company = /\b(?:Ltd|Inc|GmbH|LLC|LLP|AG|Corp|Corporation|Industries|Group|Holdings?|Company|Limited|Foundation|University|Bank)\b/

/** No sample tells a name from any other word, so the column must say that it holds the name of a person. */
const personName: SystemRule = {
  classification: 'MICROSOFT.PERSONAL.NAME',
  length: [1, 80],
  names: anyWord(
    '(?:first|last|given|family|middle|maiden|full|birth|legal|preferred) ?names?',
    'fname',
    'lname',
    'surnames?',
    'forenames?',
    '(?:person|patient|employee|customer|client|contact|passenger|cardholder|card holder|student|teacher|doctor|guest|member|applicant|beneficiary|emergency contact|account holder|recipient|holder|insured|tenant|manager|author|owner|next of kin) (?:full )?names?',
    'vornamen?',
    'ansprechpartner(?:in)?',
    'name of (?:person|patient|customer|employee|contact)',
    'nachnamen?',
    'familiennamen?',
    'prenoms?',
    'nom de famille',
    'nombres?',
    'apellidos?',
    'cognome',
    'voornaam',
    'achternaam',
    'imie',
    'nazwisko',
    'sobrenome',
  ),
  otherNames: anyWord('file', 'host', 'domain', 'table', 'column', 'schema', 'product', 'company', 'brand', 'hash', 'id'),
  needsName: true,
  minimumPercentage: usualPercentage,
  distinctMin: distinctOfStrong,
  matches: ({ text }) => nameWords.test(text) && !company.test(text),
}

const letter = compilePattern('\\p{L}{2}')
const notAnAddress = compilePattern('[@\\\\<>{}]|://')

const physicalAddress: SystemRule = {
  classification: 'MICROSOFT.PERSONAL.PHYSICALADDRESS',
  length: [5, 300],
  names: anyWord(
    '(?:street|postal|mailing|home|billing|shipping|delivery|residential|physical|work|office|current|permanent|customer|employee|patient|contact)? ?address(?:es| line)?(?: ?[0-9])?',
    'addr(?:ess)? ?(?:line)? ?[0-9]?',
    'street(?: (?:name|address|line))?(?: [0-9])?',
    'strasse|anschrift|adresse[ns]?',
    'rue|direccion|domicilio|indirizzo|endereco|morada|adres|straat',
  ),
  otherNames: anyWord(
    'ip',
    'ipv ?[46]',
    'mac',
    'e ?mail',
    'mail',
    'url',
    'uri',
    'web',
    'wallet',
    'memory',
    'contract',
    'host',
    'id',
    'hash',
    'type',
    'network',
  ),
  needsName: true,
  minimumPercentage: usualPercentage,
  distinctMin: distinctOfStrong,
  matches: ({ text }) => hasNumberOrWords(text) && letter.test(text) && !notAnAddress.test(text) && !isIpAddress(text),
}

const hasNumberOrWords = (text: string): boolean => /[0-9]/.test(text) || text.includes(' ')

const bornSince = 1900
const isoDay = compilePattern('^([0-9]{4})[-/.]([0-9]{1,2})[-/.]([0-9]{1,2})(?:[T ].{0,40})?$')
const dayFirst = compilePattern('^([0-9]{1,2})[-/.]([0-9]{1,2})[-/.]([0-9]{4})$')

const dateOfBirth: SystemRule = {
  classification: 'MICROSOFT.PERSONAL.DATE_OF_BIRTH',
  length: [8, 60],
  names: anyWord(
    'dob',
    'birth ?(?:date|day)',
    'birth',
    'date of birth',
    'd o b',
    'born(?: on)?',
    'geburts(?:datum|tag)',
    'geb ?dat(?:um)?',
    'date de naissance',
    'naissance',
    'fecha (?:de )?nacimiento',
    'data di nascita',
    'geboortedatum',
    'data urodzenia',
  ),
  needsName: true,
  minimumPercentage: usualPercentage,
  distinctMin: distinctOfStrong,
  matches: ({ text }) => isBirthday(text),
}

function isBirthday(text: string): boolean {
  if (text.length === 8 && isDigits(text)) return isPastDay([text.slice(0, 4), text.slice(4, 6), text.slice(6)])
  const iso = isoDay.matcher(text)
  if (iso.find()) return isPastDay([iso.group(1), iso.group(2), iso.group(3)])
  const european = dayFirst.matcher(text)
  if (!european.find()) return false
  const [first, second, year] = [european.group(1), european.group(2), european.group(3)]
  return isPastDay([year, second, first]) || isPastDay([year, first, second])
}

function isPastDay(parts: (string | null)[]): boolean {
  const [year = 0, month = 0, day = 0] = parts.map(Number)
  return year >= bornSince && isDay(year, month, day) && Date.UTC(year, month - 1, day) <= Date.now()
}

export const personalRules: readonly SystemRule[] = [email, personName, physicalAddress, dateOfBirth]
