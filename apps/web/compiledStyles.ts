import { runInThisContext } from 'node:vm'
import { resolveResetStyleRules, resolveStyleRulesForSlots } from '@griffel/core'
import { parseAst, type Plugin } from 'vite'
import type { SourceNode } from './nodesOf.ts'

type Value = (values: { tokens: unknown; shorthands: unknown }) => never

interface Constant {
  name: string
  /** Of `name = value`. */
  whole: SourceNode
  value: SourceNode
}

/** What a call becomes: what gives the classes of its styles and inserts their rules. */
const callers = {
  makeStyles(styles: Parameters<typeof resolveStyleRulesForSlots>[0]) {
    const [classes, rules] = resolveStyleRulesForSlots(styles)
    const inserted = Object.entries(rules).map(([bucket, entries]) => [bucket, withoutDuplicates(entries)])
    return callOf('__styles', classes, Object.fromEntries(inserted))
  },
  makeResetStyles: (styles: Parameters<typeof resolveResetStyleRules>[0]) => callOf('__resetStyles', ...resolveResetStyleRules(styles)),
}

const isCalled = /\bmake(?:Reset)?Styles\(/u

/**
 * Compiles the styles of our components while the page is built, as those of Fluent's are: a browser takes as long for that as for a
 * sixth of the list, and needs a compiler of style sheets among its first scripts. To be replaced by Griffel's own plugin once that is
 * published for this Vite (https://github.com/microsoft/griffel/pull/1058).
 */
export function compiledStyles(): Plugin {
  return {
    name: 'compiled-styles',
    apply: 'build',
    async transform(code, id) {
      if (id.includes('node_modules') || !isCalled.test(code)) return null
      return { code: await compileStyles(code), map: null }
    },
  }
}

/**
 * The JavaScript of a file with each `const useStyles = makeStyles({ ... })`, or `makeResetStyles`, of its top level compiled. A style is
 * made of tokens, shorthands and constants of that level; throws what evaluating it throws when it is made of something else, and an
 * Error for a call that stands elsewhere.
 */
export async function compileStyles(code: string): Promise<string> {
  const fluent = await import('@fluentui/react-components')
  const constants = constantsOf(parseAst(code).body)
  const textOf = ({ start, end }: SourceNode) => code.slice(start, end)
  let compiled = code
  for (const { value } of constants.toReversed()) {
    const call = styleCall(value)
    if (call === null) continue
    const needed = neededBy(call.styles, constants).map(({ whole }) => `const ${textOf(whole)}\n`)
    const evaluate = runInThisContext(`({ tokens, shorthands }) => {\n${needed.join('')}return ${textOf(call.styles)}\n}`) as Value
    compiled = `${compiled.slice(0, value.start)}${callers[call.name](evaluate(fluent))}${compiled.slice(value.end)}`
  }
  const left = isCalled.exec(compiled)
  if (left) throw new Error(`${left[0]}) is called where it cannot be compiled: make it a constant of the file.`)
  return `import { __resetStyles, __styles } from '@fluentui/react-components'\n${compiled}`
}

const callOf = (name: string, ...given: unknown[]): string => `${name}(${given.map((each) => JSON.stringify(each)).join(', ')})`

/** Those of the top level, in order. */
function constantsOf(statements: readonly object[]): Constant[] {
  return statements.flatMap((statement) => {
    const declaration: object = 'declaration' in statement && statement.declaration ? statement.declaration : statement
    if (!('declarations' in declaration)) return []
    const declared = declaration.declarations as (SourceNode & { id: { name?: string }; init: SourceNode | null })[]
    return declared.flatMap(({ id: { name }, init, ...whole }) => (name && init ? [{ name, whole, value: init }] : []))
  })
}

/** Which of the callers a value calls, and what it is given. */
function styleCall(value: object): { name: keyof typeof callers; styles: SourceNode } | null {
  if (!('callee' in value && 'arguments' in value)) return null
  const { callee, arguments: given } = value as { callee: { name?: string }; arguments: SourceNode[] }
  const [styles] = given
  return styles && callee.name !== undefined && Object.hasOwn(callers, callee.name)
    ? { name: callee.name as keyof typeof callers, styles }
    : null
}

/** The constants that a value names, and those that they name, each after what it is made of. */
function neededBy(value: SourceNode, constants: readonly Constant[]): Constant[] {
  const names = new Set(namesIn(value))
  const named = constants.filter(({ name }) => names.has(name))
  return [...new Set([...named.flatMap((constant) => neededBy(constant.value, constants)), ...named])]
}

/** All that a piece of code refers to; names of properties are not. */
function namesIn(node: unknown): string[] {
  if (Array.isArray(node)) return node.flatMap(namesIn)
  if (typeof node !== 'object' || node === null) return []
  const { type, name, computed, key: _, property: __, ...others } = node as Record<string, unknown>
  if (type === 'Identifier') return [String(name)]
  return namesIn(computed === true || type === 'SpreadElement' ? Object.values(node) : Object.values(others))
}

const withoutDuplicates = (entries: readonly unknown[]): unknown[] =>
  [...new Set(entries.map((entry) => JSON.stringify(entry)))].map((entry) => JSON.parse(entry) as unknown)
