import type { UpdateReport } from '@mooring/contract'

/** Why a node does not take a version that it was ordered to. */
export class UpdateRefusal extends Error {
  override name = 'UpdateRefusal'
  readonly code: NonNullable<UpdateReport['code']>
  constructor(code: NonNullable<UpdateReport['code']>, message: string, options?: { cause?: unknown }) {
    super(message, options)
    this.code = code
  }
}
