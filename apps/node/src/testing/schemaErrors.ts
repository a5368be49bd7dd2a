import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'

interface Validator {
  Value: { Errors: (schema: object, value: unknown) => unknown[] }
}

// The library of the contract's schemas is the contract's dependency, not the node's, which never validates what it sends itself.
const fromContract = createRequire(import.meta.resolve('@mooring/contract'))
const library = ['typebox', 'value'].join('/')
const { Value } = (await import(pathToFileURL(fromContract.resolve(library)).href)) as Validator

/** Why a value is not what a schema of the contract asks for; nothing when it is. */
export const schemaErrors = (schema: object, value: unknown): unknown[] => Value.Errors(schema, value)
