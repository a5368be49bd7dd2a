import { digitAt, isDay, isDayOfAnyCentury, luhn, mod1110, two, weighted } from '../checksums.ts'
import { compilePattern } from '../compilePattern.ts'
import type { SystemRule } from '../Rule.ts'
import { nationalNumber } from './nationalNumber.ts'

const all = (digits: string | null, length: number): digits is string => digits?.length === length

/** Two letters, six digits and a letter of the pay day; some letters and pairs are never given out (HMRC NIM39110). */
const ninoForm = compilePattern('^[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z][0-9]{6}[A-D]$')
const ninoNever = new Set(['BG', 'GB', 'KN', 'NK', 'NT', 'TN', 'ZZ'])

/** Eleven digits: of the first ten one occurs twice or three times, and never three times in a row. */
function isSteuerId(digits: string | null): boolean {
  if (!all(digits, 11) || digits.startsWith('0') || !mod1110(digits)) return false
  const counts = Array.from({ length: 10 }, (_, digit) => digits.slice(0, 10).split(String(digit)).length - 1)
  const most = Math.max(...counts)
  return (most === 2 || most === 3) && counts.filter((count) => count > 1).length === 1
}

const nirForm = compilePattern('^[1-478][0-9]{2}(?:0[1-9]|1[0-2]|[2-9][0-9])(?:[0-9]{2}|2[AB])[0-9]{8}$')

/** The number of INSEE: 13 characters, of which Corsica has a letter, and 97 less the rest by 97. */
function isNir(compact: string): boolean {
  if (!nirForm.test(compact)) return false
  const number = compact.slice(0, 13).replace('2A', '19').replace('2B', '18')
  return 97 - Number(BigInt(number) % 97n) === Number(compact.slice(13))
}

const spanishLetters = 'TRWAGMYFPDXBNJZSQVHLCKE'
const spanishForm = compilePattern('^[0-9XYZ][0-9]{7}[A-Z]$')

const isSpanish = (compact: string): boolean =>
  spanishForm.test(compact) &&
  spanishLetters[Number(compact.slice(0, 8).replace(/^[XYZ]/, (letter) => String('XYZ'.indexOf(letter)))) % 23] === compact[8]

const codiceForm = compilePattern('^[A-Z]{6}[0-9LMNP-V]{2}[ABCDEHLMPRST][0-9LMNP-V]{2}[A-Z][0-9LMNP-V]{3}[A-Z]$')
/** What a letter or a digit counts at the odd places, by its place in 0-9 and in A-Z: decree of 23 December 1976. */
const oddValues = [1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23]

function isCodiceFiscale(compact: string): boolean {
  if (!codiceForm.test(compact)) return false
  let sum = 0
  for (let index = 0; index < 15; index++) {
    const code = compact.charCodeAt(index)
    const value = code < 58 ? code - 48 : code - 65
    sum += index % 2 === 0 ? (oddValues[value] ?? 0) : value
  }
  return compact.charCodeAt(15) - 65 === sum % 26
}

const isBsn = (digits: string | null): boolean =>
  all(digits, 9) && Number(digits) > 0 && weighted(digits, [9, 8, 7, 6, 5, 4, 3, 2, -1]) % 11 === 0

/** The month carries the century: 80 more for the 1800s, 20 for the 2000s, 40 and 60 for those to come. */
function isPesel(digits: string | null): boolean {
  if (!all(digits, 11)) return false
  const month = two(digits, 2)
  const century = [1900, 2000, 2100, 2200, 1800][Math.floor(month / 20)] ?? 0
  return isDay(century + two(digits, 0), month % 20, two(digits, 4)) && weighted(digits, [1, 3, 7, 9, 1, 3, 7, 9, 1, 3, 1]) % 10 === 0
}

/** Born since 2000: a 2 stands before the number where it is divided. */
function isBelgian(digits: string | null): boolean {
  if (!all(digits, 11) || two(digits, 2) > 12 || two(digits, 4) > 31) return false
  const check = two(digits, 9)
  return [digits.slice(0, 9), `2${digits.slice(0, 9)}`].some((number) => 97 - (Number(number) % 97) === check)
}

/** `YYMMDD-NNNC`, or with the century before it; 60 more than the day is a coordination number. */
function isPersonnummer(text: string): boolean {
  if (!personnummerForm.test(text)) return false
  const digits = text.replace(/[-+]/, '')
  const short = digits.length === 12 ? digits.slice(2) : digits
  if (short.length !== 10) return false
  const day = two(short, 4)
  return isDayOfAnyCentury(`${short.slice(0, 4)}${String(day > 60 ? day - 60 : day).padStart(2, '0')}`) && luhn(short)
}
const personnummerForm = compilePattern('^(?:18|19|20)?[0-9]{6}[-+]?[0-9]{4}$')

function isNorwegian(digits: string | null): boolean {
  if (!all(digits, 11)) return false
  const day = two(digits, 0)
  const isDate = isDayOfAnyCentury(`${digits.slice(4, 6)}${digits.slice(2, 4)}${String(day > 40 ? day - 40 : day).padStart(2, '0')}`)
  return (
    isDate && weighted(digits, [3, 7, 6, 1, 8, 9, 4, 5, 2, 1]) % 11 === 0 && weighted(digits, [5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1]) % 11 === 0
  )
}

const finnishForm = compilePattern('^[0-9]{6}[-+ABCDEFUVWXY][0-9]{3}[0-9A-FHJ-NPR-Y]$')

function isFinnish(text: string): boolean {
  const number = text.toUpperCase()
  if (!finnishForm.test(number)) return false
  const isDate = isDayOfAnyCentury(`${number.slice(4, 6)}${number.slice(2, 4)}${number.slice(0, 2)}`)
  return isDate && '0123456789ABCDEFHJKLMNPRSTUVWXY'[Number(number.slice(0, 6) + number.slice(7, 10)) % 31] === number[10]
}

/** Since 2007 numbers are given out that fail the old check, so only the day is asked for, in a column that is named so. */
const isDanish = (digits: string | null): boolean =>
  all(digits, 10) && isDayOfAnyCentury(`${digits.slice(4, 6)}${digits.slice(2, 4)}${digits.slice(0, 2)}`)

function isPortuguese(digits: string | null): boolean {
  if (!all(digits, 9) || digits.startsWith('0') || digits.startsWith('4')) return false
  const rest = weighted(digits, [9, 8, 7, 6, 5, 4, 3, 2]) % 11
  return digitAt(digits, 8) === (rest < 2 ? 0 : 11 - rest)
}

/** An EAN-13 that begins with Switzerland's country number. */
const isSwiss = (digits: string | null): boolean =>
  all(digits, 13) && digits.startsWith('756') && weighted(digits, [1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1]) % 10 === 0

function isNhsNumber(digits: string | null): boolean {
  return all(digits, 10) && Number(digits) > 0 && weighted(digits, [10, 9, 8, 7, 6, 5, 4, 3, 2, 1]) % 11 === 0
}

function isTurkish(digits: string | null): boolean {
  if (!all(digits, 11) || digits.startsWith('0')) return false
  const tenth = ((weighted(digits, [7, -1, 7, -1, 7, -1, 7, -1, 7]) % 10) + 10) % 10
  return tenth === digitAt(digits, 9) && weighted(digits, Array<number>(10).fill(1)) % 10 === digitAt(digits, 10)
}

export const europeanRules: readonly SystemRule[] = [
  nationalNumber({
    classification: 'MICROSOFT.GOVERNMENT.UK.NATIONAL_INSURANCE_NUMBER',
    length: [9, 15],
    names: ['nino', 'ni ?(?:number|no)', 'national insurance'],
    isOne: ({ compact }) => ninoForm.test(compact) && !ninoNever.has(compact.slice(0, 2)),
  }),
  nationalNumber({
    classification: 'MICROSOFT.GOVERNMENT.UK.NATIONAL_HEALTH_SERVICE_NUMBER',
    length: [10, 14],
    names: ['nhs', 'nhs ?(?:number|no)'],
    isWeak: true,
    isOne: ({ digits }) => isNhsNumber(digits),
  }),
  nationalNumber({
    classification: 'MICROSOFT.GOVERNMENT.GERMANY.TAX.IDENTIFICATION.NUMBER',
    length: [11, 15],
    names: ['steuer ?(?:id|nummer|identifikationsnummer|idnr)', 'idnr', 'tin', 'tax id'],
    isWeak: true,
    isOne: ({ digits }) => isSteuerId(digits),
  }),
  nationalNumber({
    classification: 'MICROSOFT.GOVERNMENT.FRANCE.SOCIAL_SECURITY_NUMBER',
    length: [15, 22],
    names: ['nir', 'insee', 'securite sociale', 'num(?:ero)? secu'],
    isOne: ({ compact }) => isNir(compact),
  }),
  nationalNumber({
    classification: 'MICROSOFT.GOVERNMENT.SPAIN.TAX.IDENTIFICATION.NUMBER',
    length: [9, 13],
    names: ['dni', 'nie', 'nif'],
    isOne: ({ compact }) => isSpanish(compact),
  }),
  nationalNumber({
    classification: 'MICROSOFT.GOVERNMENT.ITALY.FISCAL_CODE',
    length: [16, 19],
    names: ['codice fiscale', 'cf', 'codfisc'],
    isOne: ({ compact }) => isCodiceFiscale(compact),
  }),
  nationalNumber({
    classification: 'MICROSOFT.GOVERNMENT.NETHERLANDS.CITIZENS_SERVICE_NUMBER',
    length: [9, 12],
    names: ['bsn', 'burgerservicenummer', 'sofinummer'],
    isWeak: true,
    isOne: ({ digits }) => isBsn(digits),
  }),
  nationalNumber({
    classification: 'MICROSOFT.GOVERNMENT.POLAND.NATIONAL_ID',
    length: [11, 11],
    names: ['pesel'],
    isOne: ({ digits }) => isPesel(digits),
  }),
  nationalNumber({
    classification: 'MICROSOFT.GOVERNMENT.BELGIUM.NATIONAL_NUMBER',
    length: [11, 15],
    names: ['rijksregisternummer', 'registre national', 'niss', 'insz'],
    isOne: ({ digits }) => isBelgian(digits),
  }),
  nationalNumber({
    classification: 'MICROSOFT.GOVERNMENT.SWEDEN.NATIONAL_ID',
    length: [10, 13],
    names: ['personnummer', 'pnr'],
    isWeak: true,
    isOne: ({ text }) => isPersonnummer(text),
  }),
  nationalNumber({
    classification: 'MICROSOFT.GOVERNMENT.NORWAY.IDENTITY_NUMBER',
    length: [11, 13],
    names: ['fodselsnummer', 'fodselsnr', 'personnummer'],
    isOne: ({ digits }) => isNorwegian(digits),
  }),
  nationalNumber({
    classification: 'MICROSOFT.GOVERNMENT.FINLAND.NATIONAL_ID',
    length: [11, 11],
    names: ['hetu', 'henkilotunnus'],
    isOne: ({ text }) => isFinnish(text),
  }),
  nationalNumber({
    classification: 'MICROSOFT.GOVERNMENT.DENMARK.PERSONAL_IDENTIFICATION_NUMBER',
    length: [10, 11],
    names: ['cpr', 'cpr ?(?:number|nummer|nr|no)', 'personnummer'],
    needsName: true,
    isOne: ({ digits }) => isDanish(digits),
  }),
  nationalNumber({
    classification: 'MICROSOFT.GOVERNMENT.PORTUGAL.TAX.IDENTIFICATION.NUMBER',
    length: [9, 12],
    names: ['nif', 'contribuinte'],
    isWeak: true,
    isOne: ({ digits }) => isPortuguese(digits),
  }),
  nationalNumber({
    classification: 'MICROSOFT.GOVERNMENT.SWITZERLAND.SOCIAL_SECURITY_NUMBER',
    length: [13, 16],
    names: ['ahv', 'avs', 'ahv ?(?:nummer|nr)'],
    isOne: ({ digits }) => isSwiss(digits),
  }),
  nationalNumber({
    classification: 'MICROSOFT.GOVERNMENT.TURKEY.TURKISH_NATIONAL_IDENTIFICATION_NUMBER',
    length: [11, 11],
    names: ['tckn', 'tc ?kimlik(?: no)?', 'kimlik'],
    isOne: ({ digits }) => isTurkish(digits),
  }),
]
