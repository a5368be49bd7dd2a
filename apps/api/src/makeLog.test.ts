import { afterEach, expect, test, vi } from 'vitest'
import { makeLog } from './makeLog.ts'

const written: string[] = []
const write = vi.spyOn(process.stdout, 'write')
afterEach(() => {
  written.length = 0
  write.mockReset()
})

/** What a log of this level writes while `use` uses it. */
function linesOf(level: 'info' | 'debug', use: (log: ReturnType<typeof makeLog>) => void): string[] {
  write.mockImplementation((line) => {
    written.push(String(line))
    return true
  })
  use(makeLog(level))
  return written
}

test('writes JSON lines with the time, from its level on', () => {
  const lines = linesOf('info', (log) => {
    log.debug('not this')
    log.info({ port: 8080 }, 'ready')
  })
  expect(lines).toHaveLength(1)
  expect(JSON.parse(lines[0] ?? '')).toEqual({ level: 30, time: expect.stringMatching(/^\d{4}-\d\d-\d\dT/), port: 8080, msg: 'ready' })
})

test('no secret gets into it, wherever it stands: in the text, in a field, in an error or its cause', () => {
  const secret = 'c2VjcmV0c2VjcmV0c2VjcmV0c2VjcmV0c2VjcmV0c2U='
  const key = `IR@11111111-1111-4111-8111-111111111111@mooring@ServiceEndpoint=h:1@${secret}`
  const token = 'eyJhbGciOiJFZERTQSJ9.eyJpc3MiOiJ4In0.c2lnbmF0dXJl'
  const lines = linesOf('debug', (log) => {
    log.warn({ key, nested: { url: 'postgresql://mooring:hunter2@db/x' } }, `refused ${key}`)
    log.error({ err: new Error(`failed with ${key}`, { cause: new Error(`Bearer ${token}`) }) }, `authorization: Bearer ${token}`)
  })
  expect(lines).toHaveLength(2)
  const text = lines.join('')
  for (const planted of [secret, token, 'c2lnbmF0dXJl', 'hunter2']) expect(text).not.toContain(planted)
  for (const line of lines) expect(JSON.parse(line)).toHaveProperty('msg')
  expect(text).toContain('IR@11111111')
})
