import type { ActContext } from '../../ActContext.ts'
import { reportEach, type Report } from '../../reportEach.ts'
import { deleteRuntime, type DeletedRuntime } from './deleteRuntime.ts'

/** Each is deleted as if it were the only one: what has been deleted stays so, whatever happens to the next. */
export const deleteRuntimes = (context: ActContext, input: { names: readonly string[] }): Promise<Report<DeletedRuntime>[]> =>
  reportEach(input.names, (name) => deleteRuntime(context, { name }))
