import { luhn, mod97, weighted } from '../checksums.ts'
import { anyWord, compilePattern } from '../compilePattern.ts'
import { distinctOfStrong, distinctOfWeak, usualPercentage, type SystemRule } from '../Rule.ts'
import { ibanLengths } from './ibanLengths.ts'

/** Prefixes and lengths of the brands (ISO/IEC 7812): a range of leading digits, and how long its numbers are. */
const brands: readonly (readonly [from: number, to: number, lengths: readonly number[]])[] = [
  [4000, 4999, [13, 16, 19]], // Visa
  [5100, 5599, [16]], // Mastercard
  [2221, 2720, [16]], // Mastercard
  [3400, 3499, [15]], // American Express
  [3700, 3799, [15]], // American Express
  [6011, 6011, [16, 19]], // Discover
  [6440, 6599, [16, 19]], // Discover
  [3528, 3589, [16, 17, 18, 19]], // JCB
  [3000, 3059, [14, 16, 19]], // Diners Club
  [3600, 3699, [14, 16, 19]], // Diners Club
  [3800, 3999, [14, 16, 19]], // Diners Club
  [6200, 6299, [16, 17, 18, 19]], // UnionPay
  [5018, 5018, [13, 14, 15, 16, 17, 18, 19]], // Maestro
  [5020, 5020, [13, 14, 15, 16, 17, 18, 19]], // Maestro
  [5038, 5038, [13, 14, 15, 16, 17, 18, 19]], // Maestro
  [6304, 6304, [13, 14, 15, 16, 17, 18, 19]], // Maestro
  [6759, 6763, [13, 14, 15, 16, 17, 18, 19]], // Maestro
]

function isCard(digits: string | null): boolean {
  if (digits === null || digits.length < 13 || digits.length > 19) return false
  const start = Number(digits.slice(0, 4))
  return brands.some(([from, to, lengths]) => start >= from && start <= to && lengths.includes(digits.length)) && luhn(digits)
}

const creditCard: SystemRule = {
  classification: 'MICROSOFT.FINANCIAL.CREDIT_CARD_NUMBER',
  length: [13, 23],
  names: anyWord(
    '(?:credit|debit|payment)? ?card ?(?:number|no|nr|num)?',
    'cc ?(?:number|no|num|nr)?',
    'pan',
    'kreditkarte(?:nnummer)?',
    'carte',
  ),
  needsName: false,
  minimumPercentage: usualPercentage,
  distinctMin: distinctOfStrong,
  matches: ({ digits }) => isCard(digits),
}

const iban: SystemRule = {
  classification: 'MICROSOFT.FINANCIAL.INTERNATIONAL_BANKING_ACCOUNT_NUMBER',
  length: [15, 48],
  names: anyWord('iban', '(?:bank )?account ?(?:number|no)?'),
  needsName: false,
  minimumPercentage: usualPercentage,
  distinctMin: distinctOfStrong,
  matches: ({ compact }) => isIban(compact.startsWith('IBAN') ? compact.slice(4).replace(':', '') : compact),
}

const ibanForm = compilePattern('^[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}$')

const isIban = (compact: string): boolean =>
  ibanLengths.get(compact.slice(0, 2)) === compact.length && ibanForm.test(compact) && mod97(compact.slice(4) + compact.slice(0, 4)) === 1

const swiftForm = compilePattern('^[A-Z]{4}[A-Z]{2}[A-Z2-9][A-NP-Z0-9](?:[A-Z0-9]{3})?$')
const countries = new Set(
  'AD AE AL AM AO AR AT AU AZ BA BB BD BE BG BH BM BO BR BS BY CA CH CI CL CM CN CO CR CU CY CZ DE DK DO DZ EC EE EG ES FI FR GB GE GG GH GI GR GT HK HN HR HU ID IE IL IM IN IQ IR IS IT JE JM JO JP KE KH KR KW KY KZ LB LI LK LT LU LV LY MA MC MD ME MG MK MO MT MU MX MY MZ NA NG NI NL NO NP NZ OM PA PE PH PK PL PR PS PT PY QA RO RS RU SA SE SG SI SK SM SN SV SY TH TN TR TT TW TZ UA UG US UY UZ VA VE VG VN XK YE ZA ZM ZW'.split(
    ' ',
  ),
)

/** ISO 9362. Words of eight letters look the same, so the column must say what it holds. */
const swift: SystemRule = {
  classification: 'MICROSOFT.FINANCIAL.SWIFT_CODE',
  length: [8, 11],
  names: anyWord('swift', 'bic', '(?:swift|bic) ?(?:code|bic)?', 'bank identifier code'),
  needsName: true,
  minimumPercentage: usualPercentage,
  distinctMin: distinctOfStrong,
  matches: ({ compact }) => swiftForm.test(compact) && countries.has(compact.slice(4, 6)),
}

const routingNumber: SystemRule = {
  classification: 'MICROSOFT.FINANCIAL.US.ABA_ROUTING_NUMBER',
  length: [9, 11],
  names: anyWord('aba', 'routing', 'rtn', 'aba ?(?:number|no)?', 'routing ?(?:transit)? ?(?:number|no|nr)?'),
  needsName: true,
  minimumPercentage: usualPercentage,
  distinctMin: distinctOfWeak,
  matches: ({ digits }) => isRouting(digits),
}

/** Federal Reserve districts lead: 00 to 12, 21 to 32, 61 to 72, and 80. */
function isRouting(digits: string | null): boolean {
  if (digits?.length !== 9) return false
  const district = Number(digits.slice(0, 2))
  const isDistrict = district <= 12 || (district >= 21 && district <= 32) || (district >= 61 && district <= 72) || district === 80
  return isDistrict && weighted(digits, [3, 7, 1, 3, 7, 1, 3, 7, 1]) % 10 === 0
}

export const financialRules: readonly SystemRule[] = [creditCard, iban, swift, routingNumber]
