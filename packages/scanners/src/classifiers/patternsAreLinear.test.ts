import { readdirSync, readFileSync } from 'node:fs'
import { RE2JS } from 're2js'
import { expect, test } from 'vitest'
import { systemRules } from './systemRules.ts'

const here = new URL('.', import.meta.url)
const sources = readdirSync(here, { recursive: true, encoding: 'utf8' }).filter(
  (file) => file.endsWith('.ts') && !file.endsWith('.test.ts'),
)

/** Patterns that JavaScript's own engine runs, which goes back and tries again: RE2 runs all others. */
const literals = sources.flatMap((file) =>
  [...readFileSync(new URL(file, here), 'utf8').matchAll(/(?<=[(,=!&|] ?)\/(?![*/ ])((?:\\.|\[(?:\\.|[^\]])*\]|[^/\n])+)\/[a-z]*/g)].map(
    ([, source]) => ({ file, source: source ?? '' }),
  ),
)

test('the patterns of the rules that JavaScript runs take linear time: one unbounded repetition at most, of one character', () => {
  expect(literals.length).toBeGreaterThan(5)
  const slow = literals.filter(({ source }) => {
    const repetitions = source.replaceAll(/\\.|\[(?:\\.|[^\]])*\]/g, 'c').match(/[*+]|\{\d+,\}/g) ?? []
    return repetitions.length > 1 || /\)(?:[*+]|\{\d+,\})/.test(source)
  })
  expect(slow).toEqual([])
})

test('the words that columns are named with repeat nothing without end', () => {
  const endless = systemRules
    .flatMap(({ names, otherNames }) => [names, otherNames])
    .filter((words) => words && /[*+]|\{\d+,\}/.test(words.source))
  expect(endless).toEqual([])
})

test('a pattern of RE2 that would take for ever elsewhere ends', () => {
  expect(RE2JS.compile('^(a+)+$').test(`${'a'.repeat(50_000)}!`)).toBe(false)
})
