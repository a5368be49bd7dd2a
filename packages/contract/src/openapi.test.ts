import { describe, expect, test } from 'vitest'
import { followChanges } from './console/changes.ts'
import { console } from './console/operations.ts'
import { node } from './node/operations.ts'
import { openapi } from './openapi.ts'
import type { Operation } from './operation.ts'
import { earlierPurview } from './purview/earlierRuns.ts'
import { firstPurview } from './purview/first/operations.ts'
import { purview } from './purview/operations.ts'

interface Entry {
  operationId: string
  parameters: { name: string; in: string; required: boolean }[]
  requestBody?: unknown
  responses: Record<string, { content?: unknown }>
  security?: unknown[]
  'x-mooring-access': string
  'x-mooring-errors': string[]
}
// As a client reads it: what does not survive JSON is not in the document.
const document = JSON.parse(JSON.stringify(openapi('1.2.3'))) as {
  info: { version: string }
  paths: Record<string, Record<string, Entry>>
  components: { securitySchemes: Record<string, unknown> }
}
const operations: Operation[] = [purview, earlierPurview, firstPurview, console, node].flatMap((face) => Object.values(face))
const entries = Object.values(document.paths).flatMap((path) => Object.values(path))

test('says its version and how callers authenticate', () => {
  expect(document.info.version).toBe('1.2.3')
  expect(Object.keys(document.components.securitySchemes)).toEqual(['bearer', 'session', 'node'])
})

test('has every operation at each of its addresses, and beside them what is no operation: the stream of changes, files, and whether the console lives', () => {
  const ids = (of: string[]) => of.toSorted((a, b) => (a < b ? -1 : 1))
  expect(ids(entries.map(({ operationId }) => operationId))).toEqual(
    ids([
      ...operations.flatMap(({ id, otherPaths = [] }) => [id, ...otherPaths.map(() => `${id}_OtherPath`)]),
      followChanges.id,
      'healthz',
      'readyz',
      'openapi',
      'download',
    ]),
  )
})

describe.each(operations)('$id', (operation) => {
  const entry = document.paths[operation.path]?.[operation.method.toLowerCase()]

  test('says who may call it and what it can refuse with', () => {
    expect(entry).toMatchObject({ operationId: operation.id, 'x-mooring-access': operation.access, 'x-mooring-errors': operation.errors })
    const ofItsOwn: Partial<Record<string, object[]>> = { anyone: [], node: [{ node: [] }] }
    expect(entry?.security).toEqual(ofItsOwn[operation.access])
  })

  test('is the same at its other addresses', () => {
    for (const path of operation.otherPaths ?? []) {
      expect(document.paths[path]?.[operation.method.toLowerCase()]).toEqual({
        ...entry,
        operationId: `${operation.id}_OtherPath`,
        deprecated: true,
      })
    }
  })

  test('declares each parameter of its path as required, and the api-version where it is', () => {
    const names = [...operation.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name)
    const parameters = entry?.parameters ?? []
    expect(parameters.filter((parameter) => parameter.in === 'path').map(({ name }) => name)).toEqual(names)
    expect(parameters.filter(({ required }) => !required).every((parameter) => parameter.in === 'query')).toBe(true)
    expect(parameters.some(({ name }) => name === 'api-version')).toBe(operation.apiVersions !== undefined)
  })

  test('declares its body, its successes and the envelope of everything else', () => {
    expect(entry?.requestBody !== undefined).toBe(operation.body !== undefined)
    expect(Object.keys(entry?.responses ?? {})).toEqual([...Object.keys(operation.responses), 'default'])
    expect(entry?.responses['default']?.content).toBeDefined()
  })
})
