import { generateKeyPairSync } from 'node:crypto'
import { node as nodeOperations, purview } from '@mooring/contract'
import type { ConsoleProcess } from './ConsoleProcess.ts'

interface SilentNode {
  runtime: string
  node: string
  version?: string
  /** Makes it one that comes and goes, and is removed when it was offline for so long. */
  ephemeralSeconds?: number
}

/** Registers a machine with Key1 of a runtime that is there, as a node of some version does; it never calls the console again. */
export async function aSilentNode(console: ConsoleProcess, given: SilentNode): Promise<void> {
  const { authKey1 = '' } = await console.call(purview.listAuthKeys, { params: { integrationRuntimeName: given.runtime } })
  const { publicKey } = generateKeyPairSync('ed25519')
  const body = {
    key: authKey1,
    nodeName: given.node,
    publicKey: publicKey.export({ format: 'jwk' }).x ?? '',
    machineName: given.node,
    operatingSystem: 'Linux',
    version: given.version ?? '0.1.0',
    concurrentJobsLimit: 4,
    ...(given.ephemeralSeconds === undefined ? {} : { ephemeralSeconds: given.ephemeralSeconds }),
  }
  await console.call(nodeOperations.registerNode, { body })
}
