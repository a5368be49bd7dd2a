import { readdirSync } from 'node:fs'
import { expect, test } from 'vitest'
import { languages } from './languages.ts'

/** What the tree of an area holds at each place: a text, or how many values a text takes. */
function places(words: unknown, at: string): string[] {
  if (typeof words === 'function') return [`${at}: takes ${words.length}`]
  if (typeof words !== 'object' || words === null) return [`${at}: ${typeof words}`]
  return Object.entries(words).flatMap(([name, below]) => places(below, `${at}.${name}`))
}

const filesOf = (language: string) => readdirSync(new URL(language, import.meta.url)).toSorted()
const others = Object.keys(languages).filter((language) => language !== 'en')

test.each(others)('%s has every area, and every text takes as many values as in English', async (language) => {
  const read = async (from: string) =>
    Promise.all(filesOf(from).map(async (file) => places(await import(`./${from}/${file.replace('.ts', '')}.ts`), file)))
  const english = (await read('en')).flat()
  expect(english.length).toBeGreaterThan(20)
  expect((await read(language)).flat().toSorted()).toEqual(english.toSorted())
})
