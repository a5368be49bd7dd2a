import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { Ajv } from 'ajv'
import formats from 'ajv-formats'
import type { LightMyRequestResponse } from 'fastify'

interface Definition {
  $ref?: string
  properties?: Record<string, Definition>
  allOf?: Definition[]
  items?: Definition
  discriminator?: string
  additionalProperties?: Definition | boolean
  'x-ms-discriminator-value'?: string
}

interface OfficialOperation {
  operationId: string
  parameters?: { name?: string; in?: string; default?: unknown }[]
  responses: Record<string, { schema?: Definition; headers?: object }>
  'x-ms-examples'?: Record<string, { $ref: string }>
}

interface Specification {
  definitions: Record<string, Definition>
  paths: Record<string, Record<string, OfficialOperation>>
}

/** What an example of Microsoft's sends and is answered. */
interface Example {
  operationId: string
  parameters: Record<string, unknown> & { body?: object }
  statuses: number[]
}

const nameOf = ({ $ref = '' }: Definition): string => $ref.replace('#/definitions/', '')

/** Microsoft's own description of a version of the data plane: data beside the checkout, `../shared/contract`, and no part of the project. */
export class OfficialContract {
  readonly isHere: boolean
  readonly specification: Specification
  readonly #folder: string
  readonly #ajv = formats.default(new Ajv({ strict: false, allErrors: true, logger: false }))

  constructor(version: string) {
    this.#folder = path.join(import.meta.dirname, '../../../../../shared/contract/purview-scanning', version)
    this.isHere = existsSync(this.#folder)
    this.specification = this.isHere ? this.#read<Specification>('scanningService.json') : { definitions: {}, paths: {} }
    for (const format of ['int32', 'int64', 'double']) this.#ajv.addFormat(format, true)
    if (this.isHere) this.#ajv.addSchema(this.specification, 'specification')
  }

  #read<T>(file: string): T {
    return JSON.parse(readFileSync(path.join(this.#folder, file), 'utf8')) as T
  }

  /** Each operation with where it is: `GET /datasources`. */
  operations(): { at: string; operation: OfficialOperation }[] {
    return Object.entries(this.specification.paths).flatMap(([where, methods]) =>
      Object.entries(methods).map(([method, operation]) => ({ at: `${method.toUpperCase()} ${where}`, operation })),
    )
  }

  examples(): Example[] {
    return this.operations().flatMap(({ operation: { operationId, 'x-ms-examples': examples = {} } }) =>
      Object.values(examples).map(({ $ref }) => {
        const { parameters, responses } = this.#read<Pick<Example, 'parameters'> & { responses: object }>($ref)
        return { operationId, parameters, statuses: Object.keys(responses).map(Number) }
      }),
    )
  }

  /** What is wrong with an answer, by what Microsoft says that the operation answers with its status. */
  judge(operationId: string, answer: LightMyRequestResponse): string[] {
    const found = this.operations().find(({ operation }) => operation.operationId === operationId)
    const response = found?.operation.responses[answer.statusCode >= 400 ? 'default' : String(answer.statusCode)]
    if (response === undefined) return [`${operationId} answers ${answer.statusCode}, which the contract does not know`]
    if (response.schema === undefined) return answer.body === '' ? [] : [`${operationId} has a body, the contract has none`]
    return this.faultsIn(answer.json<unknown>(), response.schema).map((fault) => `${operationId} ${answer.statusCode}: ${fault}`)
  }

  /** What is wrong with a value by its definition, and what in it the definition does not know: a generated client would lose that. */
  faultsIn(value: unknown, schema: Definition): string[] {
    return [...this.#schemaFaults(value, schema), ...this.#surplus(value, schema, '')]
  }

  #definition(name: string): Definition {
    return this.specification.definitions[name] ?? {}
  }

  /** The definition of a thing: of a kind of them, that of its kind. */
  #nameFor(name: string, value: unknown): string {
    const kind = (value as Record<string, unknown>)['kind']
    const hasKinds = this.#definition(name).discriminator === 'kind'
    const derived = Object.entries(this.specification.definitions).find(
      ([, { allOf = [], 'x-ms-discriminator-value': of }]) => of === kind && allOf.some((base) => nameOf(base) === name),
    )
    return hasKinds && derived !== undefined ? derived[0] : name
  }

  /** Every field that a definition and those it extends declare. */
  #fields(definition: Definition): Record<string, Definition> {
    const whole = definition.$ref === undefined ? definition : this.#definition(nameOf(definition))
    const inherited = (whole.allOf ?? []).map((base) => this.#fields(base))
    return Object.assign({}, ...inherited, whole.properties ?? {}) as Record<string, Definition>
  }

  #surplus(value: unknown, definition: Definition, at: string): string[] {
    const whole = definition.$ref === undefined ? definition : this.#definition(this.#nameFor(nameOf(definition), value))
    if (Array.isArray(value)) return value.flatMap((item, index) => this.#surplus(item, whole.items ?? {}, `${at}/${index}`))
    const fields = this.#fields(whole)
    if (typeof value !== 'object' || value === null || Object.keys(fields).length === 0) return []
    return Object.entries(value).flatMap(([name, inner]) => {
      const field = fields[name]
      return field === undefined ? [`${at}/${name} is not in the contract`] : this.#surplus(inner, field, `${at}/${name}`)
    })
  }

  #schemaFaults(value: unknown, schema: Definition): string[] {
    const items = (value as { value?: unknown[] }).value
    const validate = this.#ajv.getSchema(`specification#/definitions/${this.#nameFor(nameOf(schema), value)}`)
    const own =
      validate === undefined || validate(value) === true
        ? []
        : (validate.errors ?? []).map((error) => `${error.instancePath} ${error.message ?? ''}`)
    const item = this.#fields(schema)['value']?.items
    return [...own, ...(Array.isArray(items) && item ? items.flatMap((each) => this.#schemaFaults(each, item)) : [])]
  }
}
