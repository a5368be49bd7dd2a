import { execFileSync } from 'node:child_process'
import { readFileSync, readdirSync } from 'node:fs'

const ticksPerSecond = Number(execFileSync('getconf', ['CLK_TCK'], { encoding: 'utf8' }))

interface Process {
  parent: number
  ms: number
}

/** Milliseconds that a process and all those below it have worked on a processor, by their own programs: Linux tells it in `/proc`. */
export function processorMs(pid: number): { own: number; below: number } {
  const processes = new Map<number, Process>()
  for (const entry of readdirSync('/proc')) {
    const found = /^\d+$/.test(entry) ? readProcess(entry) : null
    if (found !== null) processes.set(Number(entry), found)
  }
  const isBelow = (process: Process | undefined): boolean =>
    process !== undefined && (process.parent === pid || isBelow(processes.get(process.parent)))
  const below = [...processes.values()].filter(isBelow)
  return { own: processes.get(pid)?.ms ?? 0, below: below.reduce((sum, { ms }) => sum + ms, 0) }
}

/** Null when it has ended meanwhile. */
function readProcess(pid: string): Process | null {
  try {
    // After the name in brackets: state, parent, ..., and as the 12th to 15th its time and that of its children that ended.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /su, '')
      .split(' ')
    const ticks = fields.slice(11, 15).reduce((sum, field) => sum + Number(field), 0)
    return { parent: Number(fields[1]), ms: (ticks * 1000) / ticksPerSecond }
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT' || (cause as NodeJS.ErrnoException).code === 'ESRCH') return null
    throw cause
  }
}
