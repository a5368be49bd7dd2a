import { fileURLToPath, pathToFileURL } from 'node:url'

interface Validator {
  Value: { Errors: (schema: object, value: unknown) => unknown[] }
}

// The library of the contract's schemas is the contract's dependency, not the node's, which never validates what it sends itself.
const entry = new URL('../../../../packages/contract/node_modules/typebox/build/value/index.mjs', import.meta.url)
const { Value } = (await import(pathToFileURL(fileURLToPath(entry)).href)) as Validator

/** Why a value is not what a schema of the contract asks for; nothing when it is. */
export const schemaErrors = (schema: object, value: unknown): unknown[] => Value.Errors(schema, value)
