import { redact } from './redact.ts'

type Level = 'info' | 'warn' | 'error'
type Fields = Readonly<Record<string, string | number>>

/** Tells the operator what happens; every text is redacted. */
export type Log = Record<Level, (message: string, fields?: Fields) => void>

/** Where lines go: standard error, which is text for people at a terminal and JSON lines for everything else. */
export interface LogOutput {
  isTTY?: boolean
  write: (text: string) => unknown
}

/** A log on an output. */
export function openLog(output: LogOutput = process.stderr, now: () => Date = () => new Date()): Log {
  const write =
    (level: Level) =>
    (message: string, fields: Fields = {}) => {
      const time = now().toISOString()
      const line = output.isTTY
        ? asText({ time, level, message, fields })
        : JSON.stringify({ time, level, message, ...fields }, redactValue)
      output.write(`${line}\n`)
    }
  return { info: write('info'), warn: write('warn'), error: write('error') }
}

const redactValue = (_key: string, value: unknown): unknown => (typeof value === 'string' ? redact(value) : value)

interface Line {
  time: string
  level: Level
  message: string
  fields: Fields
}

function asText({ time, level, message, fields }: Line): string {
  const pairs = Object.entries(fields).map(([name, value]) => ` ${name}=${value}`)
  // A source may put line breaks and escape sequences into what it answers; a line stays one line.
  return redact(`${time.slice(11, 19)} ${level.padEnd(5)} ${message}${pairs.join('')}`).replace(/\p{Cc}+/gu, ' ')
}
