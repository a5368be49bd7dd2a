import { anyWord, compilePattern } from '../compilePattern.ts'
import { distinctOfStrong, usualPercentage, type SystemRule } from '../Rule.ts'
import { isDigits } from '../Sample.ts'

/** Country calling codes of ITU-T E.164: one digit, two, and the rest three, by their first two. */
const codesOfOne = new Set(['1', '7'])
const codesOfTwo = new Set(
  '20 27 30 31 32 33 34 36 39 40 41 43 44 45 46 47 48 49 51 52 53 54 55 56 57 58 60 61 62 63 64 65 66 81 82 84 86 90 91 92 93 94 95 98'.split(
    ' ',
  ),
)
const startsOfThree = new Set('21 22 23 24 25 26 29 35 37 38 42 50 59 67 68 69 80 85 87 88 96 97 99'.split(' '))

const written = compilePattern('^(?:\\+|00)?[ ]?(?:\\(?[0-9]{1,5}\\)?[ ./-]{0,2}){2,8}(?:[ ,;]{0,2}(?:x|ext\\.?|#)[ ]?[0-9]{1,6})?$')
const northAmerican = compilePattern(
  '^(?:1[ .-])?(?:\\([2-9][0-9]{2}\\)[ ]?|[2-9][0-9]{2}[.-])[2-9][0-9]{2}[ .-][0-9]{4}(?:[ ,;]{0,2}(?:x|ext\\.?)[ ]?[0-9]{1,6})?$',
)

/** E.164 numbers anywhere, North American ones as they are written there, and whatever has enough digits in a column that is named so. */
export const phone: SystemRule = {
  classification: 'MICROSOFT.PERSONAL.PHONE_NUMBER',
  length: [6, 32],
  names: anyWord(
    '(?:tele)?phones?',
    '(?:tele|mobile|cell|home|work|office)? ?phone ?(?:number|no|nr|num)?[0-9]?',
    'mobile',
    'mobil',
    'cell',
    'cellphone',
    'tel',
    'fax',
    'faks',
    'tele(?:f|ph)oo?n(?:nummer)?',
    'telefono',
    'telefone',
    'handy(?:nummer)?',
    'portable',
    'gsm',
    'msisdn',
    'whatsapp',
    'celular',
    'movil',
  ),
  otherNames: anyWord('ip', 'version', 'serial', 'imei', 'price', 'amount', 'date', 'time', 'model', 'type'),
  needsName: false,
  minimumPercentage: usualPercentage,
  distinctMin: distinctOfStrong,
  matches: ({ text }, isNamed) => isInternational(text) || northAmerican.test(text) || (isNamed && isNational(text)),
}

function isInternational(text: string): boolean {
  const isMarked = text.startsWith('+') || (text.startsWith('00') && !isDigits(text.slice(0, 6).replace(' ', 'x')))
  if (!isMarked || !written.test(text)) return false
  const digits = digitsOf(text).slice(text.startsWith('+') ? 0 : 2)
  return digits.length >= 8 && digits.length <= 15 && hasCountry(digits)
}

function hasCountry(digits: string): boolean {
  const start = digits.slice(0, 2)
  return codesOfOne.has(digits.slice(0, 1)) || codesOfTwo.has(start) || startsOfThree.has(start)
}

function isNational(text: string): boolean {
  if (!written.test(text)) return false
  const { length } = digitsOf(text)
  return length >= 7 && length <= 15 && !looksLikeDay(text)
}

const looksLikeDay = (text: string): boolean => /^(?:[12][0-9]{3}-[01][0-9]-[0-3][0-9]|[0-3]?[0-9]\/[0-3]?[0-9]\/[12][0-9]{3})$/.test(text)

/** The number without its extension. */
const digitsOf = (text: string): string => (text.split(/[x#e]/)[0] ?? '').replace(/[^0-9]/g, '')
