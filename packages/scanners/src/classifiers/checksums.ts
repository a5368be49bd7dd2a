/** The digit at a place; the caller knows that there is one. */
export const digitAt = (digits: string, index: number): number => digits.charCodeAt(index) - 48

/** The sum of the first digits, each times its weight. */
export const weighted = (digits: string, weights: readonly number[]): number =>
  weights.reduce((sum, weight, index) => sum + weight * digitAt(digits, index), 0)

/** ISO/IEC 7812-1: cards, and the numbers that several states took it for. */
export function luhn(digits: string): boolean {
  let sum = 0
  for (let index = 0; index < digits.length; index++) {
    const digit = digitAt(digits, digits.length - 1 - index)
    const doubled = index % 2 === 1 ? digit * 2 : digit
    sum += doubled > 9 ? doubled - 9 : doubled
  }
  return sum % 10 === 0
}

/** The remainder by 97 of a number of any length, in which letters count from A = 10 on: ISO 7064 MOD 97-10. */
export function mod97(text: string): number {
  let rest = 0
  for (const character of text) {
    const value = Number.parseInt(character, 36)
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97
  }
  return rest
}

/** ISO 7064 MOD 11,10 over all digits, the last of them the check digit. */
export function mod1110(digits: string): boolean {
  let product = 10
  for (let index = 0; index < digits.length - 1; index++) {
    const sum = (digitAt(digits, index) + product) % 10 || 10
    product = (sum * 2) % 11
  }
  return (11 - product) % 10 === digitAt(digits, digits.length - 1)
}

const dihedral = [
  '0123456789',
  '1234067895',
  '2340178956',
  '3401289567',
  '4012395678',
  '5987604321',
  '6598710432',
  '7659821043',
  '8765932104',
  '9876543210',
]
const permuted = ['0123456789', '1576283094', '5803796142', '8916043527', '9453126870', '4286573901', '2793806415', '7046913258']

/** Verhoeff's check over all digits, the last of them the check digit. */
export function verhoeff(digits: string): boolean {
  let check = 0
  for (let index = 0; index < digits.length; index++) {
    const digit = digitAt(permuted[index % 8] ?? '', digitAt(digits, digits.length - 1 - index))
    check = digitAt(dihedral[check] ?? '', digit)
  }
  return check === 0
}

/** Whether there is such a day. `year` is whole, with its century. */
export function isDay(year: number, month: number, day: number): boolean {
  if (month < 1 || month > 12 || day < 1) return false
  return day <= new Date(Date.UTC(year, month, 0)).getUTCDate()
}

/** Whether six digits are year, month and day of some century. */
export const isDayOfAnyCentury = (yymmdd: string): boolean =>
  [1900, 2000].some((century) => isDay(century + two(yymmdd, 0), two(yymmdd, 2), two(yymmdd, 4)))

export const two = (digits: string, at: number): number => Number(digits.slice(at, at + 2))
