import { columnWords } from './columnWords.ts'
import type { CompiledCustomRule } from './customRule.ts'
import type { Rule } from './Rule.ts'

/** The rules that a column of this name and type is looked at with. */
export interface RulesOfColumn {
  byValue: readonly { rule: Rule; isNamed: boolean }[]
  /** Those that ask for nothing but the name, which matches. */
  byName: readonly Rule[]
}

interface NamedColumn {
  name: string
  type: string
}

/** Types whose values are none of anything: numbers with fractions, truth values, bytes, identifiers made by machines. */
const otherTypes =
  /^(?:bool|bit\b|float|double|real|money|smallmoney|bytea|varbinary|binary|(?:tiny|medium|long)?blob|image|geo|point|uuid|uniqueidentifier|interval|json|xml|tinyint|smallint|year)/i
/** Columns of one source are named alike: most are found here. */
const columnsKept = 2000

/** Which of these rules a column is looked at with. */
export function rulesOfColumn(rules: readonly (Rule | CompiledCustomRule)[]): (column: NamedColumn) => RulesOfColumn {
  const kept = new Map<string, RulesOfColumn>()
  return ({ name, type }) => {
    const key = `${type}\0${name}`
    const known = kept.get(key)
    if (known !== undefined) return known
    const words = columnWords(name)
    const candidates = rules.filter((rule) => isCandidate(rule, { name, type, words }))
    const byName = candidates.filter((rule) => 'judgesByName' in rule && rule.judgesByName)
    const byValue = candidates.filter((rule) => !byName.includes(rule)).map((rule) => ({ rule, isNamed: rule.names?.test(words) ?? false }))
    if (kept.size >= columnsKept) kept.clear()
    kept.set(key, { byName, byValue })
    return { byName, byValue }
  }
}

function isCandidate(rule: Rule | CompiledCustomRule, column: NamedColumn & { words: string }): boolean {
  if ('columnNames' in rule) return rule.columnNames.length === 0 || rule.columnNames.some((pattern) => pattern.test(column.name))
  if (otherTypes.test(column.type) || rule.otherNames?.test(column.words)) return false
  return !rule.needsName || (rule.names?.test(column.words) ?? false)
}
