import { join } from 'node:path'
import { readJsonFile } from './readJsonFile.ts'
import { writeFileAtomically } from './writeFileAtomically.ts'

/*
 * Which process of this home spoke last for a node. The console knows by it whether that was a copy of the node, so that a command which
 * ends a registration on a copy does not end that of the machine that was there first.
 */

const path = (home: string) => join(home, 'instances.json')
/** The node of the home, and the one before that a move has left to be ended. */
const keptMax = 2

/** Keeps the id of the process that speaks for a node from now on. */
export async function keepInstance(home: string, nodeId: string, instanceId: string): Promise<void> {
  const { [nodeId]: _, ...others } = await read(home)
  const kept = [...Object.entries(others), [nodeId, instanceId]].slice(-keptMax)
  await writeFileAtomically(path(home), `${JSON.stringify(Object.fromEntries(kept), null, 2)}\n`)
}

/** The id of the process that spoke last for a node; undefined when none did on this home. */
export async function lastInstance(home: string, nodeId: string): Promise<string | undefined> {
  return (await read(home))[nodeId]
}

/** A file that is damaged says nothing: then a process is as good as one that does not say which it is. */
async function read(home: string): Promise<Record<string, string>> {
  const found = await readJsonFile(path(home)).catch((error: unknown) => {
    if (error instanceof SyntaxError) return null
    throw error
  })
  const entries = typeof found === 'object' && found !== null ? Object.entries(found) : []
  return Object.fromEntries(entries.filter((entry): entry is [string, string] => typeof entry[1] === 'string'))
}
