import { availableParallelism, cpus } from 'node:os'

const jobsMin = 2
const jobsMax = 64

/** How many runs this machine takes at a time: one a core, and never fewer than two, so that one that waits for a slow source blocks nothing. */
export const concurrentJobsLimit = (): number => Math.min(jobsMax, Math.max(jobsMin, availableParallelism()))

interface CpuTimes {
  idle: number
  total: number
}

function cpuTimes(): CpuTimes {
  const all = cpus().map(({ times }) => times)
  const sum = (pick: (times: (typeof all)[number]) => number) => all.reduce((total, times) => total + pick(times), 0)
  const idle = sum((times) => times.idle)
  return { idle, total: idle + sum((times) => times.user + times.nice + times.sys + times.irq) }
}

/** Measures the machine from one heartbeat to the next. */
export function machineMeter(read: () => CpuTimes = cpuTimes) {
  let before = read()
  return (): { cpuPercent: number; memoryAvailableMb: number } => {
    const after = read()
    const total = after.total - before.total
    const busy = total - (after.idle - before.idle)
    before = after
    // Machines that sleep or change their number of cores can count backwards.
    const percent = total > 0 ? (100 * busy) / total : 0
    return {
      cpuPercent: Math.round(10 * Math.min(100, Math.max(0, percent))) / 10,
      memoryAvailableMb: Math.floor(process.availableMemory() / 2 ** 20),
    }
  }
}
