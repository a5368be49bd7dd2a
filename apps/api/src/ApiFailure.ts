import { errorMessage, type ErrorCode } from '@mooring/contract'

/** A request that is refused: the code, and a message that the caller may read. Thrown by `fail`, answered by the error handler in http/. */
export class ApiFailure extends Error {
  override name = 'ApiFailure'
  readonly code: ErrorCode
  /** The field that is wrong, as a path such as `properties.port`. */
  readonly target: string | undefined
  constructor(code: ErrorCode, message: string, target: string | undefined) {
    super(message)
    this.code = code
    this.target = target
  }
}

/** Refuses the request. Without a message the catalogue's is used. */
export function fail(code: ErrorCode, message?: string, target?: string): never {
  throw new ApiFailure(code, message ?? errorMessage(code), target)
}
