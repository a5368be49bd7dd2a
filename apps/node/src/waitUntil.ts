import { setTimeout } from 'node:timers/promises'
import { CommandFailure } from './CommandFailure.ts'

const intervalMs = 150

/** Waits until something is so, asking again and again. Throws `CommandFailure` with the sentence when it takes too long. */
export async function waitUntil(
  isSo: () => Promise<boolean>,
  { seconds, otherwise }: { seconds: number; otherwise: string },
): Promise<void> {
  const end = Date.now() + seconds * 1000
  while (!(await isSo())) {
    if (Date.now() >= end) throw new CommandFailure('refused', otherwise)
    await setTimeout(intervalMs)
  }
}
