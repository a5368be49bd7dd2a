import { Prisma } from './generated/client.ts'

/** Unique violation, record to update not found, write conflict: https://www.prisma.io/docs/orm/reference/error-reference */
const changedMeanwhile = new Set(['P2002', 'P2025', 'P2003', 'P2034'])
/** Cannot reach, timed out, closed, no connection from the pool or for a transaction in time. */
const unreachable = new Set(['P1001', 'P1002', 'P1008', 'P1017', 'P2024', 'P2028'])
/** PostgreSQL shutting down, starting, out of connections, and what Node says of a socket that is gone. */
const drivers = new Set([
  '57P01',
  '57P02',
  '57P03',
  '53300',
  '08006',
  '08003',
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOENT',
  'EPIPE',
  'ETIMEDOUT',
])

/** A deadlock, or a transaction that another one overtook: as PostgreSQL says it of a raw statement. */
const conflicts = new Set(['40P01', '40001'])

/** What an error of the database means for a request; null when it is a defect of ours. */
export function databaseErrorKind(error: unknown): 'unreachable' | 'changedMeanwhile' | null {
  if (error instanceof Prisma.PrismaClientInitializationError) return 'unreachable'
  if (!(error instanceof Prisma.PrismaClientKnownRequestError)) return isDriverError(error) ? 'unreachable' : null
  const adapterError = error.meta?.['driverAdapterError']
  if (changedMeanwhile.has(error.code) || hasOriginal(adapterError, conflicts)) return 'changedMeanwhile'
  return unreachable.has(error.code) || isDriverError(adapterError) || isDriverError(error) ? 'unreachable' : null
}

function isDriverError(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const code = 'code' in error ? error.code : undefined
  if (typeof code === 'string' && drivers.has(code)) return true
  if (/Connection terminated|timeout exceeded when trying to connect|not queryable/.test(error.message)) return true
  return 'cause' in error && (isDriverError(error.cause) || hasOriginal(error, drivers))
}

/** The driver adapter wraps PostgreSQL's code: `{ originalCode, kind }` as the cause of its own error. */
function hasOriginal(error: unknown, codes: ReadonlySet<string>): boolean {
  const cause: unknown = error instanceof Error ? error.cause : undefined
  if (typeof cause !== 'object' || cause === null || !('originalCode' in cause)) return false
  return typeof cause.originalCode === 'string' && codes.has(cause.originalCode)
}
