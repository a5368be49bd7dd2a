/** What holds for every operation, so that nobody has to think of it. */
import type { TSchema } from 'typebox'
import { describe, expect, test } from 'vitest'
import { changeTopics, parseChange } from './console/changes.ts'
import { console } from './console/operations.ts'
import { errorCodes, errorMessage, errorStatus } from './errors.ts'
import { node } from './node/operations.ts'
import type { Operation } from './operation.ts'
import { earlierPurview } from './purview/earlierRuns.ts'
import { firstPurview } from './purview/first/operations.ts'
import { purview } from './purview/operations.ts'
import { OtherScanProperties } from './purview/scanProperties.ts'
import { OtherProperties } from './purview/sourceProperties.ts'
import { runErrors, runNextSteps } from './runErrors.ts'

const keptAsTheyCome: object[] = [OtherProperties, OtherScanProperties, ...Object.values(OtherScanProperties.properties)]

const operations: Operation[] = [purview, earlierPurview, firstPurview, console, node].flatMap((face) => Object.values(face))

interface Schema {
  type?: string
  properties?: Record<string, Schema>
  items?: Schema
  anyOf?: Schema[]
  oneOf?: Schema[]
  patternProperties?: Record<string, Schema>
  additionalProperties?: boolean
  maxLength?: number
  maxItems?: number
  maxProperties?: number
  maximum?: number
  pattern?: string
  const?: unknown
}

/** Every schema within a schema, with its path. */
function within(schema: Schema, path = ''): [string, Schema][] {
  const inner = [
    ...Object.entries(schema.properties ?? {}),
    ...Object.entries(schema.patternProperties ?? {}),
    ...(schema.items ? [['[]', schema.items] as const] : []),
    ...[...(schema.anyOf ?? []), ...(schema.oneOf ?? [])].map((branch) => ['', branch] as const),
  ]
  return [[path, schema], ...inner.flatMap(([name, of]) => within(of, name === '' ? path : `${path}.${name}`))]
}

describe.each(operations.filter(({ body }) => body !== undefined))('the body of $id', ({ body }) => {
  const parts = within(body as TSchema as Schema)
  const named = (schemas: [string, Schema][]) => schemas.map(([path]) => path)

  test('refuses fields that it does not declare, in every object of it', () => {
    // Each branch of a choice is judged by itself, and kinds that no node scans are kept as they come.
    const isOpen = (schema: Schema) =>
      schema.type === 'object' && schema.additionalProperties !== false && !('oneOf' in schema) && !keptAsTheyCome.includes(schema)
    expect(named(parts.filter(([, schema]) => isOpen(schema)))).toEqual([])
  })

  test('bounds every text, list and number, so that the database can hold what is accepted', () => {
    // What is read-only or not for this console is accepted and never kept.
    const ignored = /^\.(id|name|dataSourceName|scanId|scans)$/
    const isBounded = (schema: Schema) =>
      'const' in schema ||
      (schema.type === 'string' &&
        (schema.maxLength !== undefined || /\{\d+(,\d+)?\}[^+*]*\$$/.test(schema.pattern ?? '') || 'format' in schema)) ||
      (schema.type === 'array' && schema.maxItems !== undefined) ||
      ((schema.type === 'integer' || schema.type === 'number') && schema.maximum !== undefined) ||
      (schema.type === 'object' && (schema.patternProperties === undefined || schema.maxProperties !== undefined)) ||
      !['string', 'array', 'integer', 'number', 'object'].includes(schema.type ?? '')
    expect(named(parts.filter(([path, schema]) => !ignored.test(path) && !isBounded(schema)))).toEqual([])
  })
})

describe.each(operations)('$id', ({ path, otherPaths = [], params, method, body, errors, access, responses }) => {
  test('declares exactly the parameters of its path, in each of its spellings', () => {
    const declared = Object.keys((params as Schema | undefined)?.properties ?? {})
    for (const spelling of [path, ...otherPaths]) expect([...spelling.matchAll(/\{(\w+)\}/g)].map(([, name]) => name)).toEqual(declared)
  })

  test('reads with GET and changes with the others', () => {
    expect(method === 'GET' && body !== undefined).toBe(false)
    expect(method === 'GET' && access === 'anyone' && errors.length > 0).toBe(false)
    expect(Object.keys(responses).length).toBeGreaterThan(0)
  })
})

describe('the catalogue of errors', () => {
  test.each(errorCodes)('%s has a status of a refusal and a sentence', (code) => {
    expect(errorStatus(code)).toBeGreaterThanOrEqual(400)
    expect(errorStatus(code)).toBeLessThan(600)
    expect(errorMessage(code)).toMatch(/^[A-Z].*\.$/)
  })

  test.each(Object.entries(runErrors))('%s of a run has a sentence', (_, message) => expect(message).toMatch(/^[A-Z].*\.$/))
  test.each(Object.entries(runNextSteps))('%s of a run says what to do', (_, step) => expect(step).toMatch(/^[A-Z].*\.$/))
})

describe('a change', () => {
  test.each(changeTopics)('about %s is read as it was written', (topic) => {
    expect(parseChange(JSON.stringify({ topic, name: 'a "name"', more: 1 }))).toEqual({ topic, name: 'a "name"' })
  })

  test.each(['', '{', 'null', '[]', '"text"', '{"topic":"weather","name":"a"}', '{"topic":"runs"}', '{"topic":"runs","name":1}'])(
    '%j is none',
    (text) => expect(parseChange(text)).toBeNull(),
  )
})
