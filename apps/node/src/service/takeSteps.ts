import { execFile } from 'node:child_process'
import { chmod, copyFile, rename, rm, writeFile } from 'node:fs/promises'
import { promisify } from 'node:util'
import { CommandFailure } from '../CommandFailure.ts'
import type { ServiceStep } from './ServicePlan.ts'

const timeoutMs = 120_000

/** Takes the steps one after the other, telling of each. Throws `CommandFailure` at the first that fails. */
export async function takeSteps(steps: readonly ServiceStep[], tell: (text: string) => void): Promise<void> {
  for (const step of steps) {
    tell(`${describeStep(step)}\n`)
    try {
      await take(step)
    } catch (cause) {
      if (step.kind === 'run' && step.mayFail) continue
      throw new CommandFailure('refused', `This did not work: ${describeStep(step)}\n${reasonOf(cause)}`, { cause })
    }
  }
}

/** A step as somebody would take it by hand. */
export function describeStep(step: ServiceStep): string {
  if (step.kind === 'run')
    return step.argv.map((word) => (/^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`)).join(' ')
  if (step.kind === 'copy') return `copy ${step.from} to ${step.to}`
  return step.kind === 'remove' ? `remove ${step.path}` : `write ${step.path}`
}

async function take(step: ServiceStep): Promise<void> {
  switch (step.kind) {
    case 'run': {
      const [program, ...args] = step.argv
      await promisify(execFile)(program, args, { timeout: timeoutMs, windowsHide: true })
      return
    }
    case 'copy':
      if (step.from === step.to) return
      // A program that runs cannot be written to, but its name can be given to another.
      await copyFile(step.from, `${step.to}.new`)
      await rename(`${step.to}.new`, step.to)
      return
    case 'write':
      await writeFile(step.path, step.text)
      await chmod(step.path, 0o644)
      return
    case 'remove':
      await rm(step.path, { force: true })
  }
}

function reasonOf(cause: unknown): string {
  if (!(cause instanceof Error)) return String(cause)
  const stderr = 'stderr' in cause ? String(cause.stderr).trim() : ''
  return stderr || cause.message
}
