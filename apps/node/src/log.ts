import { redact } from './redact.ts'
import { logLevels, type LogLevel } from './settings.ts'

type Fields = Readonly<Record<string, string | number>>

/** Tells the operator what happens; every text is redacted. */
export type Log = Record<LogLevel, (message: string, fields?: Fields) => void>

/** Where lines go: text for people at a terminal and JSON lines for everything else, such as standard error in a service. */
export interface LogOutput {
  isTTY?: boolean
  write: (text: string) => unknown
}

interface LogOptions {
  now?: () => Date
  /** The least level that is written, asked for each line so that it can be set while the node runs. */
  level?: () => LogLevel
}

/** A log on one output or more. */
export function openLog(outputs: LogOutput | readonly LogOutput[], options: LogOptions = {}): Log {
  const { now = () => new Date(), level: least = () => 'info' } = options
  const all = 'write' in outputs ? [outputs] : outputs
  const write =
    (level: LogLevel) =>
    (message: string, fields: Fields = {}) => {
      if (isBelow(level, least())) return
      const line = { time: now().toISOString(), level, message, fields }
      for (const output of all) output.write(`${output.isTTY ? logLineAsText(line) : asJson(line)}\n`)
    }
  return { debug: write('debug'), info: write('info'), warn: write('warn'), error: write('error') }
}

/** Whether a level says less than another. */
export const isBelow = (level: LogLevel, least: LogLevel): boolean => logLevels.indexOf(level) < logLevels.indexOf(least)

/** One line of the log, taken apart. */
export interface LogLine {
  time: string
  level: LogLevel
  message: string
  fields: Fields
}

const asJson = ({ fields, ...line }: LogLine): string => JSON.stringify({ ...line, ...fields }, redactValue)

const redactValue = (_key: string, value: unknown): unknown => (typeof value === 'string' ? redact(value) : value)

/** A line as people read it. */
export function logLineAsText({ time, level, message, fields }: LogLine): string {
  const pairs = Object.entries(fields).map(([name, value]) => ` ${name}=${value}`)
  // A source may put line breaks and escape sequences into what it answers; a line stays one line.
  return redact(`${time.slice(11, 19)} ${level.padEnd(5)} ${message}${pairs.join('')}`).replace(/\p{Cc}+/gu, ' ')
}
