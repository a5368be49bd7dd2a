import type { TObject } from 'typebox'
import { Value } from 'typebox/value'

/** Fields that are not known here are not wrong: a newer console may have kept them. */
const unknown: readonly string[] = ['additionalProperties', 'boolean']

/** The first field of what is kept that is missing or is not as the schema has it, as `credential.referenceName`; null when there is none. */
export function wrongField(schema: TObject, kept: unknown): string | null {
  const [error] = Value.Errors(schema, kept).filter(({ keyword }) => !unknown.includes(keyword))
  if (error === undefined) return null
  const missing = error.keyword === 'required' ? error.params.requiredProperties.slice(0, 1) : []
  return [...error.instancePath.split('/').slice(1), ...missing].join('.')
}
