import { runLogErrorsMax, runLogLinesMax, runLogLinesPerCallMax } from '@mooring/contract'
import { expect, test } from 'vitest'
import { hideSecret } from '../redact.ts'
import { RunLog } from './RunLog.ts'

const aLog = () => new RunLog(() => Date.parse('2026-01-01T00:00:00Z'))

/** Everything that a console would be sent, call by call. */
function sent(log: RunLog) {
  const parts = []
  for (let part = log.part(); part !== null; part = log.part()) {
    parts.push(part)
    log.delivered(part)
  }
  return parts
}

test('lines wait until they are delivered, and are the same when they are asked for again', () => {
  const log = aLog()
  expect(log.part()).toBeNull()
  log.write('info', 'It begins.')
  log.write('warning', 'No right.', 'public.orders')
  const part = log.part()
  expect(part).toEqual({
    written: 2,
    lines: [
      { number: 1, at: '2026-01-01T00:00:00.000Z', level: 'info', message: 'It begins.' },
      { number: 2, at: '2026-01-01T00:00:00.000Z', level: 'warning', message: 'No right.', target: 'public.orders' },
    ],
  })
  expect(log.part()).toEqual(part)
  expect(sent(log)).toHaveLength(1)
  expect(log.part()).toBeNull()
})

test('what is written while a part is on its way comes with the next', () => {
  const log = aLog()
  log.write('info', 'One.')
  const part = log.part()!
  log.write('info', 'Two.')
  log.delivered(part)
  expect(sent(log)).toMatchObject([{ written: 2, lines: [{ number: 2, message: 'Two.' }] }])
})

test('a scan that names more than is kept is counted on, and the reason why it failed is still told', () => {
  const log = aLog()
  for (let line = 0; line < runLogLinesMax + 500; line += 1) log.write('warning', 'Not readable.', `file-${line}`)
  log.write('error', 'The scan failed.')
  const parts = sent(log)
  expect(Math.max(...parts.map(({ lines }) => lines.length))).toBe(runLogLinesPerCallMax)
  const lines = parts.flatMap((part) => part.lines)
  expect(lines).toHaveLength(runLogLinesMax + 1)
  expect(lines.at(-1)).toMatchObject({ number: runLogLinesMax + 501, message: 'The scan failed.' })
  for (let line = 0; line < 1000; line += 1) log.write('error', 'Again.')
  expect(sent(log).flatMap((part) => part.lines)).toHaveLength(runLogErrorsMax - runLogLinesMax - 1)
})

test('lines that are only counted are told of in the end', () => {
  const log = aLog()
  for (let line = 0; line < runLogLinesMax; line += 1) log.write('info', 'x')
  sent(log)
  log.write('info', 'One too many.')
  expect(sent(log)).toEqual([{ written: runLogLinesMax + 1, lines: [] }])
})

test('a secret is hidden in a line that was written while it was one', () => {
  const log = aLog()
  const show = hideSecret('hunter22')
  log.write('warning', 'password hunter22 refused', 'db/hunter22')
  show()
  expect(JSON.stringify(log.part())).not.toContain('hunter22')
})

test('a text of a source is one line of a bounded length, without halves of characters', () => {
  const log = aLog()
  log.write('warning', `a\r\n\u001b[31mb${'😀'.repeat(5000)}`, '\ud800'.repeat(3000))
  const line = log.part()!.lines[0]!
  expect(line.message).toMatch(/^a \[31mb😀/)
  expect(line.message.length).toBeLessThanOrEqual(2048)
  expect(line.message.isWellFormed() && line.target!.isWellFormed()).toBe(true)
  expect(line.target!.length).toBeLessThanOrEqual(1024)
})

test('whoever waits for a line is woken by it, or by the end', async () => {
  const log = aLog()
  const end = new AbortController()
  const [line, other] = [log.line(end.signal), aLog().line(end.signal)]
  log.write('info', 'One.')
  expect(await line).toBeUndefined()
  end.abort()
  expect(await other).toBeUndefined()
})

test('a log that nobody takes sends nothing more', () => {
  const log = aLog()
  log.write('info', 'One.')
  log.close()
  log.write('info', 'Two.')
  expect(log.part()).toBeNull()
})
