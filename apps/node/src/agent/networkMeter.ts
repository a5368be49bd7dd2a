import { existsSync, readFileSync } from 'node:fs'

/** What went through each network interface since the machine started, in bytes; null where the operating system does not tell. */
export type NetworkCounters = ReadonlyMap<string, { received: number; sent: number }>

/** Both absent where it is not known. */
export interface NetworkRates {
  receivedBytesPerSecond?: number
  sentBytesPerSecond?: number
}

/** A rate over less than this says more about one packet than about the machine. */
const shortestMs = 1000

const statistics = '/proc/net/dev'
const isHardware = (name: string): boolean => existsSync(`/sys/class/net/${name}/device`)

/**
 * The lines of Linux's `/proc/net/dev` after its two headings: `  eth0: <received bytes> <7 more> <sent bytes> <7 more>`
 * (https://man7.org/linux/man-pages/man5/proc_pid_net.5.html).
 */
export function parseCounters(text: string): NetworkCounters {
  const counters = new Map<string, { received: number; sent: number }>()
  for (const line of text.split('\n').slice(2)) {
    const [, name, figures = ''] = /^\s*([^:\s]+):\s*(.*)$/.exec(line) ?? []
    const columns = figures.split(/\s+/).map(Number)
    const [received = Number.NaN, sent = Number.NaN] = [columns[0], columns[8]]
    if (name !== undefined && name !== 'lo' && Number.isFinite(received + sent)) counters.set(name, { received, sent })
  }
  return counters
}

/**
 * What passes a bridge, a tunnel or a VLAN passes hardware as well, and would count twice; in a container there is no hardware,
 * and all that it has counts.
 */
export function countedOnce(counters: NetworkCounters, isOfHardware: (name: string) => boolean = isHardware): NetworkCounters {
  const hardware = new Map([...counters].filter(([name]) => isOfHardware(name)))
  return hardware.size > 0 ? hardware : counters
}

function readCounters(): NetworkCounters | null {
  if (process.platform !== 'linux') return null
  try {
    return countedOnce(parseCounters(readFileSync(statistics, 'utf8')))
  } catch (error) {
    // Sandboxes hide it: the figure is missing then, and the node works on.
    if (error instanceof Error && 'code' in error) return null
    throw error
  }
}

/** Measures what the network interfaces did from one call to the next. `now` is in milliseconds and never goes back. */
export function networkMeter({ read = readCounters, now = () => performance.now() } = {}): () => NetworkRates {
  let before = { counters: read(), at: now() }
  return () => {
    const elapsedMs = now() - before.at
    if (elapsedMs < shortestMs) return {}
    const last = before.counters
    before = { counters: read(), at: before.at + elapsedMs }
    if (last === null || before.counters === null) return {}
    const sum = { received: 0, sent: 0 }
    for (const [name, { received, sent }] of before.counters) {
      // One that has come since, or was started anew, has counted from zero: only what both readings know is compared.
      const earlier = last.get(name)
      if (earlier === undefined || received < earlier.received || sent < earlier.sent) continue
      sum.received += received - earlier.received
      sum.sent += sent - earlier.sent
    }
    const perSecond = (bytes: number) => Math.round((bytes * 1000) / elapsedMs)
    return { receivedBytesPerSecond: perSecond(sum.received), sentBytesPerSecond: perSecond(sum.sent) }
  }
}
