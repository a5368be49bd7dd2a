import { expect, test } from 'vitest'
import { openLog } from './log.ts'
import { hideSecret } from './redact.ts'
import { logLevels, type LogLevel } from './settings.ts'

const at = () => new Date('2026-01-02T03:04:05.678Z')

function written(isTTY: boolean): { lines: string[]; log: ReturnType<typeof openLog> } {
  const lines: string[] = []
  return { lines, log: openLog({ isTTY, write: (text) => lines.push(text) }, { now: at }) }
}

test('writes JSON lines for programs', () => {
  const { lines, log } = written(false)
  log.warn('It is late.', { runId: 'r1', seconds: 3 })
  expect(JSON.parse(lines[0]!)).toEqual({
    time: '2026-01-02T03:04:05.678Z',
    level: 'warn',
    message: 'It is late.',
    runId: 'r1',
    seconds: 3,
  })
  expect(lines[0]!.endsWith('\n')).toBe(true)
})

test('writes text for people, one line whatever a source put into it', () => {
  const { lines, log } = written(true)
  log.info('It answered', { what: 'two\nlines and \u001b[31mred' })
  expect(lines).toEqual(['03:04:05 info  It answered what=two lines and  [31mred\n'])
})

test.each([true, false])('writes no secret, in a message or a field (terminal: %s)', (isTTY) => {
  const reveal = hideSecret('hunter2"x')
  const { lines, log } = written(isTTY)
  log.error('It said hunter2"x', { reason: 'because of hunter2"x' })
  reveal()
  expect(lines.join('')).not.toContain('hunter2')
})

test('writes what is at least as grave as was asked for, to every output, from the moment on that it is asked for', () => {
  const outputs: string[][] = [[], []]
  const writers = outputs.map((lines) => ({ write: (text: string) => lines.push((JSON.parse(text) as { level: string }).level) }))
  const asked: { level: LogLevel } = { level: 'warn' }
  const log = openLog(writers, { level: () => asked.level })
  const sayAll = () => {
    for (const level of logLevels) log[level]('x')
  }
  sayAll()
  asked.level = 'debug'
  sayAll()
  for (const lines of outputs) expect(lines).toEqual(['warn', 'error', 'debug', 'info', 'warn', 'error'])
})
