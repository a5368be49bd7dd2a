import { expect, test } from 'vitest'
import { physical } from './parquetSchema.ts'
import { plainText } from './plainText.ts'
import type { SchemaElement } from './readFooter.ts'
import type { RawValue } from './readValues.ts'

/** A column of times in this unit: 1 milliseconds, 2 microseconds, 3 nanoseconds. */
const timestamp = (unit: number, physicalType: number = physical.int64): SchemaElement => ({
  ...{ name: 'at', physicalType, typeLength: 0, repetition: 0, childCount: 0, convertedType: undefined, scale: 0, precision: 0 },
  logicalType: new Map([[8, new Map([[2, new Map([[unit, new Map()]])]])]]),
})

test.each<[string, RawValue, SchemaElement, unknown]>([
  ['milliseconds', 1_700_000_000_123n, timestamp(1), '2023-11-14T22:13:20.123Z'],
  ['microseconds', 1_700_000_000_123_999n, timestamp(2), '2023-11-14T22:13:20.123Z'],
  ['nanoseconds before 1970', -1_500_000n, timestamp(3), '1969-12-31T23:59:59.999Z'],
  ['more than there can be', 2n ** 62n, timestamp(1), null],
  ['a number that is none, in a damaged schema', Number.NaN, timestamp(1, physical.double), null],
  ['a number without end, in a damaged schema', Number.POSITIVE_INFINITY, timestamp(3, physical.double), null],
])('a time of %s is one as people write it, or nothing', (_, value, element, text) => {
  expect(plainText(value, element)).toBe(text)
})
