import type { Classification } from '@mooring/contract'
import type { Rule } from './Rule.ts'
import type { RulesOfColumn } from './rulesOfColumn.ts'
import type { Sample } from './Sample.ts'

interface Count {
  rule: Rule
  isNamed: boolean
  distinctMin: number
  matched: number
  /** Hashes of different values that matched, as many as are asked for. */
  distinct: Set<number>
}

/** Classifications a column may have: the contract's bound. */
const classificationsMax = 64

/** Counts what the values of one column look like. */
export class ColumnTally {
  readonly #counts: Count[]
  readonly #byName: readonly Rule[]
  #sampled = 0

  constructor({ byValue, byName }: RulesOfColumn) {
    this.#byName = byName
    this.#counts = byValue.map(({ rule, isNamed }) => {
      return { rule, isNamed, distinctMin: isNamed ? rule.distinctMin.named : rule.distinctMin.any, matched: 0, distinct: new Set() }
    })
  }

  /** Whether its values need not be looked at. */
  get isIdle(): boolean {
    return this.#counts.length === 0 && this.#byName.length === 0
  }

  add(sample: Sample): void {
    this.#sampled++
    const { length } = sample.text
    for (const count of this.#counts) {
      const [min, max] = count.rule.length
      if (length < min || length > max || !count.rule.matches(sample, count.isNamed)) continue
      count.matched++
      if (count.distinct.size < count.distinctMin) count.distinct.add(hashOf(sample.text))
    }
  }

  classifications(): Classification[] {
    const sampled = this.#sampled
    const byName = this.#byName.map(({ classification }) => ({ name: classification, sampled, matched: sampled }))
    const byValue = this.#counts
      .filter(
        ({ matched, distinct, distinctMin, rule }) =>
          matched > 0 && distinct.size >= distinctMin && matched * 100 >= rule.minimumPercentage * sampled,
      )
      .map(({ rule, matched }) => ({ name: rule.classification, sampled, matched }))
    const unique = new Map([...byName, ...byValue].map((found) => [found.name, found]))
    return [...unique.values()].slice(0, classificationsMax)
  }
}

/** FNV-1a: enough to tell a handful of values apart without keeping any. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5
  for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193)
  return hash
}
