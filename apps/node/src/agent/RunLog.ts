import {
  runLogErrorsMax,
  runLogLinesMax,
  runLogLinesPerCallMax,
  runLogMessageMax,
  runLogTargetMax,
  type RunLogBody,
  type RunLogLevel,
} from '@mooring/contract'
import type { Clock } from '../Clock.ts'
import { redact } from '../redact.ts'

type Part = Omit<RunLogBody, 'fence'>
type Line = Part['lines'][number]

/**
 * What is said of one run, until the console has it. Writing never waits and never grows without an end: beyond what the console
 * keeps, lines are only counted. Every text is redacted when it is written, while it is known what to hide.
 */
export class RunLog {
  readonly #now: Clock['now']
  readonly #news = new EventTarget()
  #waiting: Line[] = []
  #written = 0
  #kept = 0
  #told = 0
  #isClosed = false

  constructor(now: Clock['now']) {
    this.#now = now
  }

  write(level: RunLogLevel, message: string, target?: string): void {
    this.#written += 1
    const text = plain(message, runLogMessageMax)
    if (text === '' || this.#kept >= (level === 'error' ? runLogErrorsMax : runLogLinesMax)) return
    this.#kept += 1
    const about = target === undefined ? '' : plain(target, runLogTargetMax)
    const at = new Date(this.#now()).toISOString()
    this.#waiting.push({ number: this.#written, at, level, message: text, ...(about === '' ? {} : { target: about }) })
    this.#news.dispatchEvent(new Event('line'))
  }

  /** What the console does not have yet, as much as one call may have; null when it has everything, or wants nothing. */
  part(): Part | null {
    if (this.#isClosed || (this.#waiting.length === 0 && this.#told === this.#written)) return null
    const lines = this.#waiting.slice(0, runLogLinesPerCallMax)
    const isLast = lines.length === this.#waiting.length
    return { written: isLast ? this.#written : (lines.at(-1)?.number ?? 0), lines }
  }

  /** The console has this part. */
  delivered({ written, lines }: Part): void {
    this.#waiting = this.#waiting.slice(lines.length)
    this.#told = written
  }

  /** The console will never take it: what is still written is for nobody. */
  close(): void {
    this.#isClosed = true
    this.#waiting = []
  }

  /** Resolves when a line waits, or the signal is aborted. */
  async line(signal: AbortSignal): Promise<void> {
    if (this.#waiting.length > 0 || signal.aborted) return
    const { promise, resolve } = Promise.withResolvers<void>()
    const onNews = () => resolve()
    this.#news.addEventListener('line', onNews, { once: true })
    signal.addEventListener('abort', onNews, { once: true })
    await promise
    this.#news.removeEventListener('line', onNews)
    signal.removeEventListener('abort', onNews)
  }
}

/** A source may put line breaks, escape sequences and half characters into what it answers. */
const plain = (text: string, lengthMax: number): string =>
  redact(text.toWellFormed())
    .replace(/\p{Cc}+/gu, ' ')
    .trim()
    .slice(0, lengthMax)
    .toWellFormed()
