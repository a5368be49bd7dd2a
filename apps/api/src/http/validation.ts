import type { ErrorObject, ValidateFunction } from 'ajv'
import { Ajv } from 'ajv'
import formats from 'ajv-formats'
import type { FastifySchema, FastifySchemaCompiler, FastifySchemaValidationError } from 'fastify'

const options = { discriminator: true, allErrors: false, removeAdditional: false, useDefaults: false, strict: false } as const

// Bodies are taken as they are: "1" is not 1, and an unknown field is refused, not dropped. In a query everything is text.
const forBodies = formats.default(new Ajv({ ...options, coerceTypes: false }))
const forText = formats.default(new Ajv({ ...options, coerceTypes: true }))
// A node may be newer than its console and say more than that has a place for: the rest of what it says is as right.
const forBodiesOfNodes = formats.default(new Ajv({ ...options, removeAdditional: true, coerceTypes: false }))

/** Compiles a schema at its first use: all of them together would take most of the time of a start. */
const compilerWith =
  (bodies: Ajv): FastifySchemaCompiler<FastifySchema> =>
  ({ schema, httpPart }) => {
    let validate: ValidateFunction | undefined
    return (value: unknown) => {
      const broken = findBroken(value, '')
      if (broken !== null) return { error: [brokenError(broken)] }
      validate ??= (httpPart === 'body' ? bodies : forText).compile(schema as object)
      return validate(value) ? { value } : { error: validate.errors as FastifySchemaValidationError[] }
    }
  }

export const validatorCompiler = compilerWith(forBodies)

/** Drops unknown fields of bodies instead of refusing them. */
export const nodeValidatorCompiler = compilerWith(forBodiesOfNodes)

/** Levels of objects and lists within each other: several times what any body of the contract has. */
const depthMax = 32

interface Broken {
  path: string
  message: string
}

/**
 * What no field may hold, wherever in `value`: text that PostgreSQL cannot keep, with a NUL character or half of a surrogate pair
 * (JSON allows both, no name or description needs them), and nesting so deep that whoever walks it runs out of stack.
 */
function findBroken(value: unknown, path: string, depth = 0): Broken | null {
  if (typeof value === 'string')
    return value.includes('\0') || !value.isWellFormed() ? { path, message: 'has a character that cannot be stored' } : null
  if (typeof value !== 'object' || value === null) return null
  if (depth === depthMax) return { path, message: 'is nested too deeply' }
  for (const [name, inner] of Object.entries(value)) {
    const found = findBroken(name, path) ?? findBroken(inner, `${path}/${name}`, depth + 1)
    if (found !== null) return found
  }
  return null
}

const brokenError = ({ path, message }: Broken): FastifySchemaValidationError => ({
  keyword: 'broken',
  instancePath: path,
  schemaPath: '',
  params: {},
  message,
})

/** The field an error is about, as `properties.port`, and a sentence for people. */
export function describeValidationError(error: FastifySchemaValidationError | ErrorObject): { target: string; message: string } {
  const at = error.instancePath.slice(1).replaceAll('/', '.')
  const params = error.params as Record<string, unknown>
  const extra = params['additionalProperty'] ?? params['missingProperty']
  const target = typeof extra === 'string' ? [at, extra].filter((part) => part !== '').join('.') : at
  if (error.keyword === 'discriminator') return unknownTag(at, params)
  if (error.keyword === 'additionalProperties') return { target, message: `The field ${target} is not known here.` }
  if (error.keyword === 'required') return { target, message: `The field ${target} is required.` }
  const allowed = allowedValues(params)
  return { target, message: `${target === '' ? 'The value' : `The field ${target}`} ${allowed ?? error.message ?? 'is not valid'}.` }
}

/** The field that says which of several schemas holds has a value that is none of them. */
function unknownTag(at: string, { tag }: Record<string, unknown>): { target: string; message: string } {
  const target = [at, String(tag)].filter((part) => part !== '').join('.')
  return { target, message: `The field ${target} has a value that is not known here.` }
}

function allowedValues(params: Record<string, unknown>): string | null {
  if (Array.isArray(params['allowedValues'])) return `must be one of ${params['allowedValues'].join(', ')}`
  if (typeof params['allowedValue'] === 'string') return `must be ${params['allowedValue']}`
  return null
}
