import type { ApiError, Operation } from '@mooring/contract'
import { hasErrorCode } from './describeError.ts'
import { request, type InputOf } from './request.ts'

/**
 * Whether something is there already, so that creating does not replace it: the contract's PUT does both. `missing` is the code with
 * which `read` answers when it is not.
 */
export async function exists<O extends Operation>(read: O, input: InputOf<O>, missing: ApiError['code']): Promise<boolean> {
  try {
    await request(read, input)
    return true
  } catch (error) {
    if (hasErrorCode(error, missing)) return false
    throw error
  }
}
