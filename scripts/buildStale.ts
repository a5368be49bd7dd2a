import { buildWebApp } from './buildWebApp.ts'
import { bundleNode } from './bundleNode.ts'
import { generateClient } from './generateClient.ts'

/** Makes whatever is missing or older than what it is made from. */
export async function buildStale(): Promise<void> {
  await Promise.all([generateClient(), buildWebApp(), bundleNode()])
}
