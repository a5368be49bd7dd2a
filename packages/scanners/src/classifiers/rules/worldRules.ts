import { digitAt, isDay, isDayOfAnyCentury, luhn, two, verhoeff, weighted } from '../checksums.ts'
import { anyWord, compilePattern } from '../compilePattern.ts'
import { distinctOfStrong, usualPercentage, type SystemRule } from '../Rule.ts'
import { nationalNumber } from './nationalNumber.ts'

const ssnForm = compilePattern('^[0-9]{3}-[0-9]{2}-[0-9]{4}$')
/** Printed on wallets and flyers, so that they were never anybody's. */
const ssnOfNobody = new Set(['078051120', '219099999', '123456789'])

/** No check digit: without its hyphens it is any number of nine digits, so the column must be named for it. */
function isSsn(text: string, isNamed: boolean): boolean {
  const digits = text.replace(/[- ]/g, '')
  if (!(ssnForm.test(text) || (isNamed && /^[0-9]{9}$/.test(digits)))) return false
  const [area, group, serial] = [digits.slice(0, 3), digits.slice(3, 5), digits.slice(5)]
  return area !== '000' && area !== '666' && area < '900' && group !== '00' && serial !== '0000' && !ssnOfNobody.has(digits)
}

const allAlike = (digits: string): boolean => digits.split(digits[0] ?? '').length === digits.length + 1

function isAadhaar(digits: string | null): boolean {
  return digits?.length === 12 && digits >= '200000000000' && !allAlike(digits) && verhoeff(digits)
}

function isCpf(digits: string | null): boolean {
  if (digits?.length !== 11 || allAlike(digits)) return false
  const check = (weights: number[]) => ((weighted(digits, weights) * 10) % 11) % 10
  return check([10, 9, 8, 7, 6, 5, 4, 3, 2]) === digitAt(digits, 9) && check([11, 10, 9, 8, 7, 6, 5, 4, 3, 2]) === digitAt(digits, 10)
}

/** Begins with none of 0 and 8, which are not given to people. */
const isSin = (digits: string | null): boolean => digits?.length === 9 && digits[0] !== '0' && digits[0] !== '8' && luhn(digits)

function isTfn(digits: string | null): boolean {
  if (digits === null || Number(digits) === 0) return false
  if (digits.length === 9) return weighted(digits, [1, 4, 3, 7, 5, 8, 6, 9, 10]) % 11 === 0
  return digits.length === 8 && weighted(digits, [10, 7, 8, 4, 6, 3, 5, 1]) % 11 === 0
}

const residentForm = compilePattern('^[1-8][0-9]{5}(?:19|20)[0-9]{9}[0-9X]$')

/** GB 11643: region, day of birth, serial number and ISO 7064 MOD 11-2. */
function isChinese(compact: string): boolean {
  if (!residentForm.test(compact) || !isDay(Number(compact.slice(6, 10)), two(compact, 10), two(compact, 12))) return false
  const sum = weighted(compact, [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2])
  return '10X98765432'[sum % 11] === compact[17]
}

/** Those given out since October 2020 carry no check digit any more: in a column named for them the day is enough. */
function isKorean(digits: string | null, isNamed: boolean): boolean {
  if (digits?.length !== 13 || !isDayOfAnyCentury(digits.slice(0, 6)) || digits[6] === '0' || digits[6] === '9') return false
  return isNamed || (11 - (weighted(digits, [2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5]) % 11)) % 10 === digitAt(digits, 12)
}

/** The eleventh digit says citizen or resident; the twelfth is an 8 or a 9 on those in use. */
const isSouthAfrican = (digits: string | null): boolean =>
  digits?.length === 13 && isDayOfAnyCentury(digits.slice(0, 6)) && digitAt(digits, 10) < 3 && luhn(digits)

const rutForm = compilePattern('^[0-9]{7,8}[0-9K]$')

function isRut(compact: string): boolean {
  if (!rutForm.test(compact)) return false
  const number = compact.slice(0, -1).padStart(8, '0')
  return '0123456789K'[(11 - (weighted(number, [3, 2, 7, 6, 5, 4, 3, 2]) % 11)) % 11] === compact.at(-1)
}

/** The fourth letter says what holds the number: a person, a company, a trust. */
const panForm = compilePattern('^[A-Z]{3}[ABCFGHJLPT][A-Z][0-9]{4}[A-Z]$')
const passportForm = compilePattern('^[A-Z0-9]{6,9}$')

const passport: SystemRule = {
  classification: 'MICROSOFT.GOVERNMENT.PASSPORT_NUMBER',
  length: [6, 12],
  names: anyWord(
    'passports?',
    'passport ?(?:number|no|nr|num|id)',
    '(?:reise)?pass ?(?:nummer|nr)',
    'passeport',
    'pasaporte',
    'passaporto',
    'paspoort',
  ),
  otherNames: anyWord('expiry', 'expires', 'expiration', 'issued', 'issue', 'country', 'type', 'date', 'status', 'place'),
  needsName: true,
  minimumPercentage: usualPercentage,
  distinctMin: distinctOfStrong,
  matches: ({ compact }) => passportForm.test(compact) && compact.replace(/[^0-9]/g, '').length >= 3,
}

export const worldRules: readonly SystemRule[] = [
  passport,
  nationalNumber({
    classification: 'MICROSOFT.GOVERNMENT.US.SOCIAL_SECURITY_NUMBER',
    length: [9, 11],
    names: ['ssn', 'ssn ?[0-9]?', 'social security', 'soc sec'],
    isOne: ({ text }, isNamed) => isSsn(text, isNamed),
  }),
  nationalNumber({
    classification: 'MICROSOFT.GOVERNMENT.INDIA.UNIQUE_IDENTIFICATION_NUMBER',
    length: [12, 14],
    names: ['aadhaar', 'aadhar', 'uid(?:ai)?', 'aadhaar ?(?:number|no)'],
    isWeak: true,
    isOne: ({ digits }) => isAadhaar(digits),
  }),
  nationalNumber({
    classification: 'MICROSOFT.GOVERNMENT.INDIA.PERMANENT_ACCOUNT_NUMBER',
    length: [10, 12],
    names: ['pan', 'pan ?(?:number|no|card)'],
    isOne: ({ compact }) => panForm.test(compact),
  }),
  nationalNumber({
    classification: 'MICROSOFT.GOVERNMENT.BRAZIL.CPF_NUMBER',
    length: [11, 14],
    names: ['cpf'],
    isOne: ({ digits }) => isCpf(digits),
  }),
  nationalNumber({
    classification: 'MICROSOFT.GOVERNMENT.CANADA.SOCIAL_INSURANCE_NUMBER',
    length: [9, 11],
    names: ['sin', 'sin ?(?:number|no)', 'social insurance', 'nas'],
    isWeak: true,
    isOne: ({ digits }) => isSin(digits),
  }),
  nationalNumber({
    classification: 'MICROSOFT.GOVERNMENT.AUSTRALIA.TAX_FILE_NUMBER',
    length: [8, 11],
    names: ['tfn', 'tax file'],
    isWeak: true,
    isOne: ({ digits }) => isTfn(digits),
  }),
  nationalNumber({
    classification: 'MICROSOFT.GOVERNMENT.CHINA.RESIDENT_IDENTITY_CARD_NUMBER',
    length: [18, 20],
    names: ['resident id', 'shenfenzheng', 'id ?card'],
    isOne: ({ compact }) => isChinese(compact),
  }),
  nationalNumber({
    classification: 'MICROSOFT.GOVERNMENT.SOUTH_KOREA.RESIDENT_REGISTRATION_NUMBER',
    length: [13, 14],
    names: ['rrn', 'resident registration'],
    isWeak: true,
    isOne: ({ digits }, isNamed) => isKorean(digits, isNamed),
  }),
  nationalNumber({
    classification: 'MICROSOFT.GOVERNMENT.SOUTH_AFRICA.IDENTIFICATION_NUMBER',
    length: [13, 16],
    names: ['rsa id', 'sa id', 'id ?(?:number|no)'],
    isWeak: true,
    isOne: ({ digits }) => isSouthAfrican(digits),
  }),
  nationalNumber({
    classification: 'MICROSOFT.GOVERNMENT.CHILE.CDI_NUMBER',
    length: [8, 12],
    names: ['rut', 'run'],
    isWeak: true,
    isOne: ({ compact }) => isRut(compact),
  }),
]
