import type { PrismaClient } from './generated/client.ts'

/** How many calls of one kind may be under way at once: one is on its way back while the next one works. */
const underWayMax = 2
/** How much one call takes along, so that nobody waits long for a statement that does the work of very many. */
const takenMax = 200

interface Waiting<I, O> {
  input: I
  resolve: (output: O) => void
  reject: (cause: unknown) => void
}

/**
 * Makes one statement of what is asked for at the same time: a call that comes while others are under way waits for them, and then goes
 * together with all that came meanwhile. Nothing waits when nothing is under way. `work` answers in the order of its inputs. What it
 * cannot do together it is asked to do alone, so that a failure is told to the one whose input it is.
 */
export function together<I, O>(
  work: (prisma: PrismaClient, inputs: readonly I[]) => Promise<readonly O[]>,
): (prisma: PrismaClient, input: I) => Promise<O> {
  const queues = new WeakMap<PrismaClient, Queue<I, O>>()
  return (prisma, input) => {
    const queue = queues.get(prisma) ?? new Queue<I, O>((inputs) => work(prisma, inputs))
    queues.set(prisma, queue)
    return queue.add(input)
  }
}

class Queue<I, O> {
  readonly #work: (inputs: readonly I[]) => Promise<readonly O[]>
  #waiting: Waiting<I, O>[] = []
  #underWay = 0

  constructor(work: (inputs: readonly I[]) => Promise<readonly O[]>) {
    this.#work = work
  }

  add(input: I): Promise<O> {
    const { promise, resolve, reject } = Promise.withResolvers<O>()
    this.#waiting.push({ input, resolve, reject })
    if (this.#underWay < underWayMax) void this.#empty()
    return promise
  }

  async #empty(): Promise<void> {
    this.#underWay += 1
    while (this.#waiting.length > 0) await this.#do(this.#waiting.splice(0, takenMax))
    this.#underWay -= 1
  }

  async #do(taken: readonly Waiting<I, O>[]): Promise<void> {
    try {
      const outputs = await this.#work(taken.map(({ input }) => input))
      for (const [at, { resolve }] of taken.entries()) resolve(outputs[at] as O)
    } catch (cause) {
      if (taken.length === 1) taken[0]?.reject(cause)
      else await Promise.all(taken.map((one) => this.#do([one])))
    }
  }
}
