import type { Operation } from '@mooring/contract'
import type { FastifyRequest } from 'fastify'
import { fail } from '../ApiFailure.ts'

export const apiVersionOf = ({ query }: FastifyRequest): unknown => (query as Record<string, unknown>)['api-version']

/** Refuses a request without `api-version`, or with one that is not served, naming those that are. */
export const requireApiVersion = (operation: Operation) => async (request: FastifyRequest) => {
  const served = operation.apiVersions
  if (served === undefined) return
  const version = apiVersionOf(request)
  if (version === undefined || version === '') fail('MissingApiVersionParameter', undefined, 'api-version')
  if (typeof version !== 'string' || !served.includes(version)) {
    fail('UnsupportedApiVersion', `The api-version is not supported here. Supported: ${served.join(', ')}.`, 'api-version')
  }
}
