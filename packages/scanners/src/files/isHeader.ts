import { isIdentifier, isIdentifierOfNameWords, isMadeOfNameWords } from './columnNameWords.ts'
import { isColumnName } from './isColumnName.ts'
import { isInstead, isNoName, isNothing, isPlace } from './isNoName.ts'

/** Values of a column that are looked at. */
const valuesLookedAt = 20
/** Rows of which it is not chance any more that none of them is like the first. */
const severalRows = 5

/** A field of the first record. */
interface Field {
  name: string
  /** What stands below it, without what stands for nothing. */
  values: readonly string[]
  /** How many of these are words that columns are named with. */
  namesBelow: number
  /** Whether it is such words itself. It says nothing where they stand below it too: there they are values, or names of lines. */
  isTold: boolean
}

/**
 * Whether the first record of delimited text names its columns. Names leave the node, values do not: so it is a header only when
 * nothing speaks against it, and something for it. That is that its fields are words that columns are named with, or that values
 * stand below them such as no column is named with, like numbers and days, while no field is one itself.
 *
 * A first row of values must not be one that is otherwise than the rest by chance: `Ada,pending` over `Bob,5`; nor the first of
 * lines that tell about one thing, each with its name first: `Customer,Ada` over `Orders,5`; nor that of records of several kinds.
 */
export function isHeader(records: readonly (readonly string[])[]): boolean {
  const [first = [], ...rows] = records
  if (!canBeHeader(first, rows)) return false
  const fields = first.flatMap((name, index) => (name.trim() === '' ? [] : [fieldOf(name.trim(), valuesBelow(rows, index))]))
  return isToldByWords(fields, rows.length) || isToldByValues(fields, { first, rows })
}

/** Nothing speaks against it: each field can name a column, none comes twice or is a value of its own column, and most columns have one. */
function canBeHeader(first: readonly string[], rows: readonly (readonly string[])[]): boolean {
  const names = first.filter((field) => field.trim() !== '')
  if (names.length === 0 || new Set(names).size < names.length) return false
  const width = rows.reduce((most, row) => Math.max(most, row.length), first.length)
  if (names.length * 2 < width || names.some((name) => isNothing(name) || isPlace(name) || !isColumnName(name))) return false
  return !rows.some((row) => first.some((name, index) => name !== '' && row[index] === name))
}

function fieldOf(name: string, values: readonly string[]): Field {
  const namesBelow = values.filter(isMadeOfNameWords).length
  const isTold = isMadeOfNameWords(name)
    ? !areSome(namesBelow, values)
    : isIdentifierOfNameWords(name) && !areSome(values.filter(isIdentifier).length, values)
  return { name, values, namesBelow, isTold }
}

const areSome = (count: number, values: readonly string[]): boolean => count > 0 && count * 4 >= values.length

function valuesBelow(rows: readonly (readonly string[])[], index: number): string[] {
  const values = new Set<string>()
  for (const row of rows) {
    const value = row[index]?.trim() ?? ''
    if (!isNothing(value)) values.add(value)
    if (values.size === valuesLookedAt) break
  }
  return [...values]
}

/** More than half of the fields, or nearly all where no values are there to compare them with. */
function isToldByWords(fields: readonly Field[], rowCount: number): boolean {
  if (rowCount === 0) return fields.length > 1 && fields.filter(({ name }) => isMadeOfNameWords(name)).length * 4 >= fields.length * 3
  const [only, ...others] = fields.filter(({ isTold }) => isTold)
  if (fields.length === 1) return only !== undefined && (isIdentifier(only.name) || isOfOtherCase(only))
  if (only !== undefined && (1 + others.length) * 2 > fields.length) return true
  const styled = fields.filter(({ name, values }) => isIdentifier(name) && !values.some(isIdentifier))
  return rowCount >= severalRows && styled.length >= 2 && styled.length * 2 > fields.length
}

/** A single word may be the first of a list of words: unless it is written small, and all of them are not. */
const isOfOtherCase = ({ name, values }: Field): boolean =>
  /^\p{Ll}/u.test(name) && values.length > 1 && values.every((value) => /^\p{Lu}/u.test(value))

interface Table {
  first: readonly string[]
  rows: readonly (readonly string[])[]
}

function isToldByValues(fields: readonly Field[], { first, rows }: Table): boolean {
  const asWide = rows.filter(({ length }) => length === first.length || length === first.length + 1)
  if (rows.length === 0 || asWide.length * 2 < rows.length || fields.some(namesLines) || fields.some(isCodeAmongCodes)) return false
  const filled = fields.filter(({ values }) => values.length > 0)
  const clear = filled.filter((field) => isClear(field) && isEveryNearly(field.values))
  if (clear.some(({ isTold }) => isTold)) return true
  if (clear.length === filled.length && clear.length * 2 > fields.length) return clear.length > 1 || rows.length >= severalRows
  const told = fields.filter(({ isTold }) => isTold).length
  if (rows.length < 2 || clear.length === 0) return false
  return clear.length * 2 > fields.length || (told >= 2 && told * 2 >= fields.length) || (told > 0 && clear.length > 1)
}

/** One in twenty may be otherwise, such as a remark among numbers. */
function isEveryNearly(values: readonly string[]): boolean {
  let others = 0
  for (const value of values) if (!isNoName(value) && ++others * 20 > values.length) return false
  return true
}

/** Whether it looks like the name of a column without regard to the other fields: words for columns, or a few of letters only. */
const isClear = ({ name, isTold }: Field): boolean =>
  isTold || (letters.test(name) && name.split(' ').length <= wordsMax && !isInstead(name))
const letters = /^[\p{L}_][\p{L}\p{M} _./()#%:&'-]*$/u
const wordsMax = 5

/** Where at least two names for columns stand below each other, the lines of the file are what is named. */
const namesLines = ({ values, namesBelow }: Field): boolean => namesBelow > 1 && areSome(namesBelow, values)

/** Codes of as many capitals say of what kind a record is, or are values. */
const isCodeAmongCodes = ({ name, values }: Field): boolean =>
  /^\p{Lu}{1,5}$/u.test(name) && values.length > 0 && values.every((value) => /^\p{Lu}+$/u.test(value) && value.length === name.length)
