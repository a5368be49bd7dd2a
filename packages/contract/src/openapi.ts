import type { TSchema } from 'typebox'
import { Change, followChanges } from './console/changes.ts'
import { console } from './console/operations.ts'
import { node } from './node/operations.ts'
import type { Operation } from './operation.ts'
import { earlierPurview } from './purview/earlierRuns.ts'
import { firstPurview } from './purview/first/operations.ts'
import { purview } from './purview/operations.ts'
import { ErrorBody } from './schemas.ts'

const faces: readonly [tag: string, operations: Record<string, Operation>][] = [
  ['Purview', purview],
  ['Purview', earlierPurview],
  ['Purview', firstPurview],
  ['Console', console],
  ['Node', node],
]

const health = [
  ['/healthz', 'Say whether the process lives'],
  ['/readyz', 'Say whether the database can be reached'],
] as const

const text = { type: 'string' } as const

/** What is served beside the operations: it answers with files, not with what a schema says. */
const files = {
  '/openapi.json': {
    operationId: 'openapi',
    tags: ['Console'],
    summary: 'Describe every operation, as this document does',
    responses: { 200: { description: 'An OpenAPI 3.1 document', content: { 'application/json': { schema: { type: 'object' } } } } },
    'x-mooring-access': 'Reader',
  },
  '/download/{name}': {
    operationId: 'download',
    tags: ['Node'],
    summary: 'Download a file of the node, or the checksums of all of them',
    security: [],
    parameters: [{ name: 'name', in: 'path', required: true, schema: text }],
    responses: {
      200: {
        description: 'The file',
        content: { 'application/octet-stream': { schema: { ...text, format: 'binary' } }, 'text/plain': { schema: text } },
      },
    },
    'x-mooring-access': 'anyone',
  },
}

/** How callers of an operation prove who they are, where that is not as for people and programs. */
const securityOf: Partial<Record<Operation['access'], object[]>> = { anyone: [], node: [{ node: [] }] }

const json = (schema: TSchema | null) => (schema === null ? {} : { content: { 'application/json': { schema } } })

function parametersOf(operation: Operation): object[] {
  const listed = (schema: TSchema | undefined, place: 'path' | 'query') => {
    const { properties = {}, required = [] } = (schema ?? {}) as { properties?: Record<string, TSchema>; required?: string[] }
    return Object.entries(properties).map(([name, property]) => ({ name, in: place, required: required.includes(name), schema: property }))
  }
  const version = operation.apiVersions
    ? [{ name: 'api-version', in: 'query', required: true, schema: { type: 'string', enum: operation.apiVersions } }]
    : []
  return [...listed(operation.params, 'path'), ...version, ...listed(operation.query, 'query')]
}

function entryOf(tag: string, operation: Operation): object {
  const successes = Object.entries(operation.responses).map(
    ([status, schema]) => [status, { description: 'Success', ...json(schema) }] as const,
  )
  return {
    operationId: operation.id,
    tags: [tag],
    summary: operation.summary,
    parameters: parametersOf(operation),
    ...(operation.body ? { requestBody: { required: true, ...json(operation.body) } } : {}),
    responses: { ...Object.fromEntries(successes), default: { description: 'Not a success', ...json(ErrorBody) } },
    'x-mooring-access': operation.access,
    'x-mooring-errors': operation.errors,
    ...(securityOf[operation.access] === undefined ? {} : { security: securityOf[operation.access] }),
  }
}

/** The OpenAPI 3.1 document of every operation. */
export function openapi(version: string): object {
  const paths: Record<string, Record<string, object>> = {}
  for (const [tag, operations] of faces) {
    for (const operation of Object.values(operations)) {
      const method = operation.method.toLowerCase()
      const entry = entryOf(tag, operation)
      ;(paths[operation.path] ??= {})[method] = entry
      // The same operation: only the document needs a name of its own for each of its addresses.
      for (const path of operation.otherPaths ?? [])
        (paths[path] ??= {})[method] = { ...entry, operationId: `${operation.id}_OtherPath`, deprecated: true }
    }
  }
  const stream = { 200: { description: 'Each event is a change', content: { 'text/event-stream': { schema: Change } } } }
  paths[followChanges.path] = { get: { ...entryOf('Console', followChanges), responses: stream } }
  for (const [path, summary] of health) {
    paths[path] = {
      get: { operationId: path.slice(1), tags: ['Health'], summary, security: [], responses: { 200: { description: 'It does' } } },
    }
  }
  for (const [path, get] of Object.entries(files)) paths[path] = { get }
  return {
    openapi: '3.1.0',
    info: { title: 'Mooring', version, license: { name: 'MIT', identifier: 'MIT' } },
    paths,
    components: {
      securitySchemes: {
        bearer: { type: 'http', scheme: 'bearer' },
        session: { type: 'apiKey', in: 'cookie', name: 'mooring-session' },
        node: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT', description: 'A token that a node signs with its own key' },
      },
    },
    security: [{ bearer: [] }, { session: [] }],
  }
}
