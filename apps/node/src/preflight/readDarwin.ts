import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import type { MachineFacts } from './MachineFacts.ts'

type DarwinFacts = Pick<
  MachineFacts,
  'operatingSystem' | 'isContainer' | 'maySleep' | 'isDomainController' | 'otherRuntimes' | 'isAdministrator'
>

const timeoutMs = 10_000

/** Asks macOS. It is no domain controller, and no other product's integration runtime exists for it. */
export async function readDarwin(): Promise<DarwinFacts> {
  const [version, power] = await Promise.all([answerOf('/usr/bin/sw_vers', ['-productVersion']), answerOf('/usr/bin/pmset', ['-g'])])
  return {
    operatingSystem: { name: `macOS ${version?.trim() ?? ''}`.trim(), version: version?.trim() || null },
    isContainer: false,
    maySleep: sleepOf(power),
    isDomainController: false,
    otherRuntimes: [],
    isAdministrator: process.getuid === undefined ? null : process.getuid() === 0,
  }
}

/** `sleep` of `pmset -g`: minutes until the machine sleeps, 0 for never. */
export function sleepOf(power: string | null): boolean | null {
  const [, minutes] = /^\s*sleep\s+(\d+)/m.exec(power ?? '') ?? []
  return minutes === undefined ? null : minutes !== '0'
}

async function answerOf(program: string, args: string[]): Promise<string | null> {
  try {
    return (await promisify(execFile)(program, args, { timeout: timeoutMs })).stdout
  } catch {
    // Not there or too slow: not told.
    return null
  }
}
