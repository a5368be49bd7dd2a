import { runInThisContext } from 'node:vm'
import { resolveStyleRulesForSlots } from '@griffel/core'
import { parseAst, type Plugin } from 'vite'

type Value = (values: { tokens: unknown; shorthands: unknown }) => Parameters<typeof resolveStyleRulesForSlots>[0]

interface Node {
  type: string
  start: number
  end: number
}

interface Constant {
  name: string
  /** Of `name = value`. */
  whole: Node
  value: Node
}

const caller = 'makeStyles'

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
      if (id.includes('node_modules') || !code.includes(`${caller}(`)) return null
      return { code: await compileStyles(code), map: null }
    },
  }
}

/**
 * The JavaScript of a file with each `const useStyles = makeStyles({ ... })` of its top level compiled. A style is made of tokens,
 * shorthands and constants of that level; throws what evaluating it throws when it is made of something else, and an Error for a call
 * that stands elsewhere.
 */
export async function compileStyles(code: string): Promise<string> {
  const fluent = await import('@fluentui/react-components')
  const constants = constantsOf(parseAst(code).body)
  const textOf = ({ start, end }: Node) => code.slice(start, end)
  let compiled = code
  for (const { value } of constants.toReversed()) {
    const styles = styleOf(value)
    if (styles === null) continue
    const needed = neededBy(styles, constants).map(({ whole }) => `const ${textOf(whole)}\n`)
    const evaluate = runInThisContext(`({ tokens, shorthands }) => {\n${needed.join('')}return ${textOf(styles)}\n}`) as Value
    const [classes, rules] = resolveStyleRulesForSlots(evaluate(fluent))
    const inserted = Object.fromEntries(Object.entries(rules).map(([bucket, entries]) => [bucket, withoutDuplicates(entries)]))
    compiled = `${compiled.slice(0, value.start)}__styles(${JSON.stringify(classes)}, ${JSON.stringify(inserted)})${compiled.slice(value.end)}`
  }
  if (compiled.includes(`${caller}(`)) throw new Error(`${caller} is called where it cannot be compiled: make it a constant of the file.`)
  return `import { __styles } from '@fluentui/react-components'\n${compiled}`
}

/** Those of the top level, in order. */
function constantsOf(statements: readonly object[]): Constant[] {
  return statements.flatMap((statement) => {
    const declaration: object = 'declaration' in statement && statement.declaration ? statement.declaration : statement
    if (!('declarations' in declaration)) return []
    const declared = declaration.declarations as (Node & { id: { name?: string }; init: Node | null })[]
    return declared.flatMap(({ id: { name }, init, ...whole }) => (name && init ? [{ name, whole, value: init }] : []))
  })
}

/** What is given to `makeStyles`, when the value is a call of it. */
function styleOf(value: object): Node | null {
  if (!('callee' in value && 'arguments' in value)) return null
  const { callee, arguments: given } = value as { callee: { name?: string }; arguments: Node[] }
  return callee.name === caller ? (given[0] ?? null) : null
}

/** The constants that a value names, and those that they name, each after what it is made of. */
function neededBy(value: Node, constants: readonly Constant[]): Constant[] {
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
