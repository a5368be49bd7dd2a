import type { BodyOf, Operation, ParamsOf, QueryOf } from '@mooring/contract'
import type { FastifyReply, FastifyRequest, FastifySchema, RouteShorthandOptions } from 'fastify'
import type { Static, TSchema } from 'typebox'
import type { ActContext } from '../ActContext.ts'
import { authenticate } from './authenticate.ts'
import { callerAddress } from './callerAddress.ts'
import type { Edge } from './Edge.ts'
import { requireApiVersion } from './requireApiVersion.ts'
import { nodeValidatorCompiler } from './validation.ts'

/** What a face gets of a request: its parts as the contract types them, and the context for the act. */
export interface Asked<O extends Operation> {
  params: ParamsOf<O>
  query: QueryOf<O>
  body: BodyOf<O>
  context: ActContext
  request: FastifyRequest
  reply: FastifyReply
}

/** What a face answers: a status that the operation declares, and the body declared for it. */
export type Answer<O extends Operation> = {
  [S in keyof O['responses'] & number]: (O['responses'][S] extends TSchema ? { body: Static<O['responses'][S]> } : { body?: never }) & {
    status: S
    headers?: Record<string, string>
  }
}[keyof O['responses'] & number]

/** Fastify's form of a path of the contract: a parameter before a colon ends there, a colon itself is doubled. */
export const fastifyPath = (path: string): string =>
  path
    .replace(/:/g, '::')
    .replace(/\{(\w+)\}::/g, ':$1(^[^:/]+)::')
    .replace(/\{(\w+)\}/g, ':$1')

const schemaOf = (operation: Operation): FastifySchema => ({
  ...(operation.params ? { params: operation.params } : {}),
  ...(operation.query ? { querystring: operation.query } : {}),
  ...(operation.body ? { body: operation.body } : {}),
  response: Object.fromEntries(Object.entries(operation.responses).map(([status, schema]) => [status, schema ?? { type: 'null' }])),
})

const isOfNode = ({ path }: Operation): boolean => path.startsWith('/node/')

const optionsOf = (operation: Operation, at: Edge): RouteShorthandOptions => ({
  schema: schemaOf(operation),
  ...(isOfNode(operation) ? { validatorCompiler: nodeValidatorCompiler } : {}),
  bodyLimit: operation.bodyBytesMax ?? 64 * 1024,
  // Who calls is asked before what is said is looked at: a stranger learns nothing from validation.
  onRequest: [authenticate(operation, at), requireApiVersion(operation), ...limitOf(operation, at)],
})

const limitOf = ({ callsPerMinuteMax: max }: Operation, { app }: Edge) =>
  max === undefined ? [] : [app.rateLimit({ max, timeWindow: 60_000 })]

/**
 * Adds the routes of one operation: `route(at, purview.deleteRuntime)(face)`, where the face translates to the act and back.
 * In two steps, so that the operation is known before the face is checked against what it declares.
 */
export const route =
  <O extends Operation>(at: Edge, operation: O) =>
  (face: (asked: Asked<O>) => Promise<Answer<O>>): void => {
    const handler = async (request: FastifyRequest, reply: FastifyReply) => {
      const { params, query, body } = request as { params: ParamsOf<O>; query: QueryOf<O>; body: BodyOf<O> }
      const context: ActContext = { ...at.console, caller: request.caller, requestId: request.id, address: callerAddress(request) }
      const answer: { status: number; body?: unknown; headers?: Record<string, string> } = await face({
        params,
        query,
        body,
        context,
        request,
        reply,
      })
      return reply
        .code(answer.status)
        .headers(answer.headers ?? {})
        .send(answer.body)
    }
    // The same for each spelling of the path, so that calls are counted together.
    const options = optionsOf(operation, at)
    for (const path of [operation.path, ...(operation.otherPaths ?? [])]) {
      at.app.route({ method: operation.method, url: fastifyPath(path), ...options, handler })
    }
  }
