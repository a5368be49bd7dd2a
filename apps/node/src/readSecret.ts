import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { text as readAll } from 'node:stream/consumers'
import { CommandFailure } from './CommandFailure.ts'
import type { Config } from './config.ts'

/** A secret from a file, or from standard input when its name is `-`. `what` names it in the refusal. */
export async function readSecret(file: string, what: string, { workingDirectory }: Config): Promise<string> {
  if (file === '-') return readAll(process.stdin)
  const path = resolve(workingDirectory, file)
  return readFile(path, 'utf8').catch((cause: unknown) => {
    throw new CommandFailure('refused', `The file ${path} with ${what} cannot be read.`, { cause })
  })
}
