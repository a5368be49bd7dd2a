import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

const run = promisify(execFile)
const timeout = 10_000
/** The programs of iproute2 and iptables are not in everybody's path. */
const path = '/usr/sbin:/usr/bin:/sbin:/bin'

/** The one address of this machine that all namespaces reach. From the range for benchmarks (RFC 2544), which nobody else uses. */
export const sharedAddress = '198.18.255.1'

/** A machine of its own as far as the network can tell, with one link to this one. Linux, root, `ip`, `tc` and `iptables` are needed. */
export class Namespace {
  readonly name: string
  readonly #index: number

  private constructor(index: number) {
    this.#index = index
    this.name = `mooring-bench-${index}`
  }

  /** `index` is 1 to 9. */
  static async open(index: number): Promise<Namespace> {
    const space = new Namespace(index)
    await space.close()
    const [here, there] = [`mooring-h${index}`, `mooring-n${index}`]
    await call('ip', 'netns', 'add', space.name)
    await call('ip', 'link', 'add', here, 'type', 'veth', 'peer', 'name', there, 'netns', space.name)
    await call('ip', 'address', 'add', `198.18.${index}.1/30`, 'dev', here)
    await call('ip', 'link', 'set', here, 'up')
    await space.inside('ip', 'address', 'add', `198.18.${index}.2/30`, 'dev', there)
    await space.inside('ip', 'link', 'set', 'lo', 'up')
    await space.inside('ip', 'link', 'set', there, 'up')
    await space.inside('ip', 'route', 'add', 'default', 'via', `198.18.${index}.1`)
    return space
  }

  /** What a program is started with so that it runs in there. */
  get prefix(): readonly [string, ...string[]] {
    return ['/usr/sbin/ip', 'netns', 'exec', this.name]
  }

  /** Nothing comes or goes any more, and nobody is told. */
  async cut(): Promise<void> {
    for (const chain of ['INPUT', 'OUTPUT']) await this.inside('iptables', '-I', chain, '-j', 'DROP')
  }

  /** Drops packets by chance, of each direction. */
  async lose(probability: number): Promise<void> {
    for (const chain of ['INPUT', 'OUTPUT']) {
      const chance = ['-m', 'statistic', '--mode', 'random', '--probability', String(probability)]
      await this.inside('iptables', '-A', chain, ...chance, '-j', 'DROP')
    }
  }

  /** Lets so much through in a second, and no more. */
  async slow(kilobits: number): Promise<void> {
    const [here, there] = [`mooring-h${this.#index}`, `mooring-n${this.#index}`]
    const bucket = ['root', 'tbf', 'rate', `${kilobits}kbit`, 'burst', '3000', 'latency', '2s']
    await call('tc', 'qdisc', 'add', 'dev', here, ...bucket)
    await this.inside('tc', 'qdisc', 'add', 'dev', there, ...bucket)
  }

  /** As it was when it was opened. */
  async mend(): Promise<void> {
    await this.inside('iptables', '-F')
    await ignoreFailure(call('tc', 'qdisc', 'del', 'dev', `mooring-h${this.#index}`, 'root'))
    await ignoreFailure(this.inside('tc', 'qdisc', 'del', 'dev', `mooring-n${this.#index}`, 'root'))
  }

  /** How many packets were dropped since the last change. */
  async dropped(): Promise<number> {
    const counted = await this.inside('iptables', '-L', '-v', '-x', '-n')
    return [...counted.matchAll(/^\s*(\d+)\s+\d+\s+DROP/gm)].reduce((sum, [, packets]) => sum + Number(packets), 0)
  }

  async close(): Promise<void> {
    await ignoreFailure(call('ip', 'netns', 'del', this.name))
    await ignoreFailure(call('ip', 'link', 'del', `mooring-h${this.#index}`))
  }

  inside(...argv: [string, ...string[]]): Promise<string> {
    const [program, ...first] = this.prefix
    return call(program, ...first, ...argv)
  }
}

export async function openSharedAddress(): Promise<void> {
  await closeSharedAddress()
  await call('ip', 'address', 'add', `${sharedAddress}/32`, 'dev', 'lo')
}

export const closeSharedAddress = (): Promise<void> => ignoreFailure(call('ip', 'address', 'del', `${sharedAddress}/32`, 'dev', 'lo'))

async function call(program: string, ...args: string[]): Promise<string> {
  const { stdout } = await run(program, args, { env: { PATH: path }, timeout })
  return stdout
}

/** For what undoes: it may never have been done. */
const ignoreFailure = (done: Promise<unknown>): Promise<void> =>
  done.then(
    () => undefined,
    () => undefined,
  )
