import { fileURLToPath } from 'node:url'
import * as contract from '@mooring/contract'
import type { Plugin } from 'vite'

const virtual = '\0contract-for-browser'
const callFile = fileURLToPath(import.meta.resolve('@mooring/contract')).replace(/index\.ts$/, 'call.ts')

/** What the page needs of an operation; validating and serialising are the server's. */
const light = ({ id, method, path, access, apiVersions }: contract.Operation) => ({ id, method, path, access, apiVersions })

const lightAll = (operations: Record<string, contract.Operation>) =>
  Object.fromEntries(Object.entries(operations).map(([name, operation]) => [name, light(operation)]))

/**
 * Gives the page the contract as data, without the library that its schemas are built with, and its operations without their schemas:
 * together they would be 15 kB of the script. What the page does not use of it falls away. The types are those of the source.
 */
export function contractForBrowser(): Plugin {
  return {
    name: 'contract-for-browser',
    enforce: 'pre',
    resolveId: (id) => (id === '@mooring/contract' ? virtual : null),
    load: (id) => {
      if (id !== virtual) return null
      const faces = { purview: lightAll(contract.purview), console: lightAll(contract.console) }
      const constants = Object.entries({ ...contract, ...faces }).filter(([, value]) => typeof value !== 'function')
      return [
        `export * from ${JSON.stringify(callFile)}`,
        ...constants.map(([name, value]) => `export const ${name} = ${JSON.stringify(value)}`),
      ].join('\n')
    },
  }
}
