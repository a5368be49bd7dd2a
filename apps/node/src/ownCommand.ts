import { isSea } from 'node:sea'

/** The program and the first arguments with which this very command line is called: an executable of its own, or a script that Node runs. */
export function ownCommand(): [program: string, ...args: string[]] {
  const [, script] = process.argv
  return isSea() || script === undefined ? [process.execPath] : [process.execPath, script]
}
