import { errorMessage, errorStatus, type ErrorCode } from '@mooring/contract'
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Console } from '../ActContext.ts'
import { ApiFailure } from '../ApiFailure.ts'
import { databaseErrorKind } from '../database/databaseErrorKind.ts'
import { limitGuesses } from './limitGuesses.ts'
import { recordRefusal } from './recordRefusal.ts'
import { describeValidationError } from './validation.ts'

interface Refusal {
  code: ErrorCode
  message: string
  target?: string | undefined
}

const refusal = (code: ErrorCode): Refusal => ({ code, message: errorMessage(code) })

/** The errors that Fastify itself raises, by their code. */
const ofFastify: Record<string, ErrorCode> = {
  FST_ERR_CTP_INVALID_JSON_BODY: 'InvalidJson',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'InvalidJson',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'UnsupportedMediaType',
  FST_ERR_CTP_BODY_TOO_LARGE: 'BodyTooLarge',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'InvalidJson',
  FST_ERR_BAD_URL: 'RouteNotFound',
  FST_ERR_MAX_PARAM_LENGTH: 'RouteNotFound',
}

/** The only place that turns the error of a request into its answer: Microsoft's envelope, with the code in a header as well. */
export function answerErrors(app: FastifyInstance, console: Console): void {
  const record = recordRefusal(console)
  const isGuessedTooOften = limitGuesses(app)
  app.setErrorHandler(async (error: FastifyError, request, reply) => {
    const refused = refusalOf(error)
    if (refused.code === 'InternalError') request.log.error({ err: error }, 'a request failed')
    else if (refused.code === 'NotReady') request.log.warn({ reason: error.message }, 'the database cannot be reached')
    await record(request, refused.code)
    return send(reply, (await isGuessedTooOften(request, reply, refused.code)) ? refusal('TooManyRequests') : refused)
  })
  app.setNotFoundHandler((request: FastifyRequest, reply) =>
    send(reply, { ...refusal('RouteNotFound'), message: `There is no ${request.method} at this address.` }),
  )
}

export function refusalOf(error: FastifyError): Refusal {
  if (error instanceof ApiFailure) return { code: error.code, message: error.message, target: error.target }
  const [invalid] = error.validation ?? []
  if (invalid !== undefined) return { code: 'InvalidField', ...describeValidationError(invalid) }
  const known = ofFastify[error.code]
  if (known !== undefined) return refusal(known)
  if (error.statusCode === 400 && error instanceof SyntaxError) return refusal('InvalidJson')
  if (error.statusCode === 429) return refusal('TooManyRequests')
  const kind = databaseErrorKind(error)
  if (kind === 'unreachable') return refusal('NotReady')
  if (kind === 'changedMeanwhile') return refusal('ChangedMeanwhile')
  return refusal('InternalError')
}

export function send(reply: FastifyReply, { code, message, target }: Refusal): FastifyReply {
  return (
    reply
      .code(errorStatus(code))
      .header('x-ms-error-code', code)
      // Set here too: no hook runs for an address that cannot be read.
      .header('x-ms-request-id', reply.request.id)
      .header('cache-control', 'no-store')
      .type('application/json; charset=utf-8')
      .serializer(JSON.stringify)
      .send({ error: { code, message, ...(target === undefined ? {} : { target }) } })
  )
}
