import { createHash } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { holdHome } from '../agent/statusSocket.ts'
import { exitCode } from '../CommandFailure.ts'
import { openLog } from '../log.ts'
import { launch } from './launch.ts'
import { openProgramsFolder, programPath, readPrograms, readReport, writePrograms, type Program } from './programs.ts'

let home: string
let stop: AbortController
let lines: string[]
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'mooring-launch-'))
  stop = new AbortController()
  lines = []
})
afterEach(() => rm(home, { recursive: true, force: true }))

/** What a version is, for the launcher: a script that may say something to it. */
async function aVersion(version: string, script: string): Promise<Program> {
  const program: Program = { version, kind: 'bundle', sha256: createHash('sha256').update(script).digest('hex') }
  await openProgramsFolder(home)
  await writeFile(programPath(home, program), script, { mode: 0o700 })
  return program
}

const trialOf = (program: Program, seconds = 60) => ({ current: null, trial: { program, taskId: 'task', seconds, begun: 0 } })

/** Launches; resolves to how it ended and how often the installed program ran. */
async function run(installed = exitCode.done as number) {
  let ranHere = 0
  const runHere = async () => {
    ranHere += 1
    return installed as typeof exitCode.done
  }
  const log = openLog({ write: (line) => lines.push(line) })
  // As under Windows: update.test.ts has processes that go on as others.
  const code = await launch({ home, args: ['run'], log, runHere, stop: stop.signal, canBecome: false })
  return { code, ranHere }
}

const connects = `process.on('message', (word) => { if (word === 'accepted') process.exit(0) }); process.send('connected')`
const hangs = `setInterval(() => undefined, 1000); process.on('message', () => undefined)`

test('without a version of the home the installed program runs, and its end is the end', async () => {
  expect(await run(exitCode.refused)).toEqual({ code: exitCode.refused, ranHere: 1 })
})

test('a version that reaches the console is in force from then on, and that is told', async () => {
  const program = await aVersion('9.0.0', connects)
  await writePrograms(home, trialOf(program))
  expect(await run()).toEqual({ code: exitCode.done, ranHere: 0 })
  expect(await readPrograms(home)).toEqual({ current: program, trial: null })
  expect(await readReport(home)).toEqual({ taskId: 'task', report: { outcome: 'updated', version: '9.0.0' } })
})

test('one that does not reach it in time is ended, however little it listens, and taken back', async () => {
  await writePrograms(home, trialOf(await aVersion('9.0.0', `${hangs}; process.on('SIGTERM', () => undefined)`), 1))
  expect(await run()).toEqual({ code: exitCode.done, ranHere: 1 })
  expect((await readPrograms(home)).trial).toBeNull()
  expect(await readReport(home)).toMatchObject({ report: { outcome: 'rolledBack', code: 'DidNotConnect' } })
}, 60_000)

test.each([
  ['answers, and ends well', `process.on('message', () => process.send('stopping', () => process.exit(0)))`],
  ['reaches it at that very moment', `process.on('message', () => process.send('connected', () => process.exit(0)))`],
])(
  'so is one that %s when it is told that its time is over',
  async (_, script) => {
    await writePrograms(home, trialOf(await aVersion('9.0.0', `setInterval(() => undefined, 1000); ${script}`), 1))
    expect(await run()).toEqual({ code: exitCode.done, ranHere: 1 })
    expect(await readPrograms(home)).toEqual({ current: null, trial: null })
    expect(await readReport(home)).toMatchObject({ report: { outcome: 'rolledBack', code: 'DidNotConnect' } })
  },
  60_000,
)

test.each([
  ['ends with a code', 'process.exit(4)', 'ended with code 4'],
  ['ends as if all were well', '', 'ended with code 0'],
  ['is no program', 'this is no JavaScript', 'ended with code 1'],
  ['kills itself', `process.kill(process.pid, 'SIGKILL')`, 'was ended by SIGKILL'],
])('one that %s before is taken back', async (_, script, reason) => {
  await writePrograms(home, trialOf(await aVersion('9.0.0', script)))
  expect(await run()).toEqual({ code: exitCode.done, ranHere: 1 })
  expect(await readReport(home)).toMatchObject({
    report: { outcome: 'rolledBack', code: 'Ended', reason: `Version 9.0.0 ${reason} before it reached the console.` },
  })
})

test('one that is asked to stop while it is on trial is not taken back, and tried again', async () => {
  const program = await aVersion('9.0.0', `process.on('message', () => process.exit(0))`)
  await writePrograms(home, trialOf(program))
  stop.abort()
  expect(await run()).toEqual({ code: exitCode.done, ranHere: 0 })
  expect((await readPrograms(home)).trial).toMatchObject({ program, begun: 1 })
})

test('so is one that was asked by somebody else and says so', async () => {
  await writePrograms(home, trialOf(await aVersion('9.0.0', `process.send('stopping', () => process.exit(0))`)))
  expect(await run()).toEqual({ code: exitCode.done, ranHere: 0 })
  expect((await readPrograms(home)).trial).not.toBeNull()
})

test('a version in force that fails fails as the node, for a service manager to start it again', async () => {
  await writePrograms(home, { current: await aVersion('9.0.0', 'process.exit(99)'), trial: null })
  expect(await run()).toEqual({ code: exitCode.broken, ranHere: 0 })
})

test('started a second time beside a trial it leaves that to the first', async () => {
  const trial = trialOf(await aVersion('9.0.0', 'process.exit(4)'))
  await writePrograms(home, trial)
  const status = { state: 'Connected', reason: null, runtime: 'runtime', node: 'node', runningJobs: 0 } as const
  const hold = await holdHome(home, () => status)
  expect(await run(exitCode.refused)).toEqual({ code: exitCode.refused, ranHere: 1 })
  await hold.release()
  expect(await readPrograms(home)).toEqual(trial)
  expect(await readReport(home)).toBeNull()
})

test('an installed program that is newer than the version of the home is what runs', async () => {
  await writePrograms(home, { current: await aVersion('0.0.1', 'process.exit(99)'), trial: null })
  expect(await run()).toEqual({ code: exitCode.done, ranHere: 1 })
})

test('a version that puts the next on trial is followed by that', async () => {
  const next = await aVersion('9.1.0', connects)
  const state = JSON.stringify(JSON.stringify({ current: null, trial: trialOf(next).trial }))
  const path = JSON.stringify(join(home, 'update', 'programs.json'))
  const ordered = `import('node:fs').then(({ writeFileSync }) => { writeFileSync(${path}, ${state}); process.exit(${exitCode.restart}) })`
  await writePrograms(home, { current: await aVersion('9.0.0', ordered), trial: null })
  expect(await run()).toEqual({ code: exitCode.done, ranHere: 0 })
  expect((await readPrograms(home)).current).toEqual(next)
})

test('files that say nothing are as good as none', async () => {
  await openProgramsFolder(home)
  for (const text of ['', '{', '[]', '{"current":{"version":"9.0.0","kind":"bundle","sha256":"../../etc/passwd"},"trial":{}}']) {
    await writeFile(join(home, 'update', 'programs.json'), text)
    expect(await run()).toEqual({ code: exitCode.done, ranHere: 1 })
  }
})
