import { fileURLToPath } from 'node:url'
import * as contract from '@mooring/contract'
import type { Plugin } from 'vite'

const virtual = '\0contract-for-browser'
const callFile = fileURLToPath(import.meta.resolve('@mooring/contract')).replace(/index\.ts$/, 'call.ts')

/** What the page needs of an operation; validating and serialising are the server's. */
const light = ({ id, method, path, access, apiVersions }: contract.Operation) => ({ id, method, path, access, apiVersions })

const faces: Record<string, Record<string, contract.Operation>> = { purview: contract.purview, console: contract.console }
/** What stands before the name of a face in the name of its module. */
const faceModule = `${virtual}/`

const exportOf = ([name, value]: [string, unknown]) => `export const ${name} = ${JSON.stringify(value)}`

/** A module for each face: of a module, unlike an object, the bundler takes only what is used. */
function faceSource(operations: Record<string, contract.Operation>): string {
  return Object.entries(operations)
    .map(([name, operation]) => exportOf([name, light(operation)]))
    .join('\n')
}

function contractSource(): string {
  const constants = Object.entries(contract).filter(([name, value]) => typeof value !== 'function' && !(name in faces))
  const namespaces = Object.keys(faces).map((face) => `export * as ${face} from ${JSON.stringify(faceModule + face)}`)
  return [`export * from ${JSON.stringify(callFile)}`, ...namespaces, ...constants.map(exportOf)].join('\n')
}

/**
 * Gives the page the contract as data, without the library that its schemas are built with, and its operations without their schemas:
 * together they would be 15 kB of the script. What the page does not use of it falls away. The types are those of the source.
 */
export function contractForBrowser(): Plugin {
  return {
    name: 'contract-for-browser',
    enforce: 'pre',
    resolveId: (id) => {
      if (id === '@mooring/contract') return virtual
      return id.startsWith(faceModule) ? id : null
    },
    load: (id) => {
      if (id === virtual) return contractSource()
      const operations = id.startsWith(faceModule) ? faces[id.slice(faceModule.length)] : undefined
      return operations === undefined ? null : faceSource(operations)
    },
  }
}
