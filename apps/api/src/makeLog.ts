import { redactSecrets } from '@mooring/domain'
import { pino, type Logger } from 'pino'
import type { LogLevel } from './config.ts'

/** JSON lines on standard output, without anything that looks like a secret: the whole line goes through the redactor. */
export function makeLog(level: LogLevel): Logger {
  const out = { write: (line: string) => process.stdout.write(redactSecrets(line)) }
  return pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime }, out)
}
