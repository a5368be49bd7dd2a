import type { ErrorCode } from './errors.ts'
import type { AnswerOf, BodyOf, Operation, ParamsOf, QueryOf } from './operation.ts'
import type { ErrorBody } from './schemas.ts'

type Input<O extends Operation> = (ParamsOf<O> extends undefined ? unknown : { params: ParamsOf<O> }) &
  (QueryOf<O> extends undefined ? unknown : { query?: QueryOf<O> }) &
  (BodyOf<O> extends undefined ? unknown : { body: BodyOf<O> })

/** How calls travel: `origin` such as `https://console.example:8080` (empty: the page's own), and what to send with each. */
export interface CallOptions {
  origin: string
  fetch: typeof globalThis.fetch
  headers?: () => Promise<Record<string, string>> | Record<string, string>
  signal?: AbortSignal
  /** Milliseconds until a call without an answer is given up. */
  timeoutMs?: number
}

/** An answer of the API that is not a success. `code` is one of the catalogue unless something between us answered. */
export class ApiError extends Error {
  override name = 'ApiError'
  readonly status: number
  readonly code: ErrorCode | 'UnexpectedAnswer'
  readonly target: string | undefined
  readonly requestId: string | undefined
  constructor(answer: {
    status: number
    code: ErrorCode | 'UnexpectedAnswer'
    message: string
    target?: string | undefined
    requestId?: string | undefined
  }) {
    super(answer.message)
    this.status = answer.status
    this.code = answer.code
    this.target = answer.target
    this.requestId = answer.requestId
  }
}

const isErrorBody = (value: unknown): value is ErrorBody =>
  typeof value === 'object' && value !== null && 'error' in value && typeof (value as ErrorBody).error?.code === 'string'

/** The path of an operation with its parameters filled in and the query appended; api-version is the newest served. */
export function pathOf(operation: Operation, input: { params?: unknown; query?: unknown }): string {
  const params = (input.params ?? {}) as Record<string, string>
  const path = operation.path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params[name] ?? ''))
  const query = new URLSearchParams()
  const version = operation.apiVersions?.[0]
  if (version) query.set('api-version', version)
  for (const [name, value] of Object.entries((input.query ?? {}) as Record<string, string | undefined>)) {
    if (value !== undefined) query.set(name, value)
  }
  return query.size > 0 ? `${path}?${query.toString()}` : path
}

/**
 * Calls an operation. Returns the body of the success (undefined when it has none); throws `ApiError`, or what `fetch` throws.
 * A success that is no JSON is none: something between us, a sign-in page of a network for instance, gave it.
 */
export async function call<O extends Operation>(operation: O, input: Input<O>, options: CallOptions): Promise<AnswerOf<O>> {
  const given = input as { params?: unknown; query?: unknown; body?: unknown }
  const signals = [options.signal, options.timeoutMs === undefined ? undefined : AbortSignal.timeout(options.timeoutMs)].filter(
    (s) => s !== undefined,
  )
  const headers: Record<string, string> = { ...(await options.headers?.()) }
  if (given.body !== undefined) headers['content-type'] = 'application/json'
  const response = await options.fetch(options.origin + pathOf(operation, given), {
    method: operation.method,
    headers,
    ...(given.body === undefined ? {} : { body: JSON.stringify(given.body) }),
    ...(signals.length === 0 ? {} : { signal: AbortSignal.any(signals) }),
  })
  const text = await response.text()
  const answer: unknown = text === '' ? undefined : parse(text)
  if (response.ok && answer !== notJson) return answer as AnswerOf<O>
  const requestId = response.headers.get('x-ms-request-id') ?? undefined
  if (isErrorBody(answer)) throw new ApiError({ ...answer.error, code: answer.error.code as ErrorCode, status: response.status, requestId })
  throw new ApiError({
    status: response.status,
    code: 'UnexpectedAnswer',
    message: `The answer was ${response.status} without a reason.`,
    requestId,
  })
}

const notJson = Symbol('not JSON')

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    if (cause instanceof SyntaxError) return notJson
    throw cause
  }
}
