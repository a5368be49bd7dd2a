import { closeSync, linkSync, lstatSync, mkdirSync, openSync, readdirSync, readSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const filesPerFolder = 1000
const endings = ['csv', 'json', 'txt'] as const
const longAgo = new Date('2020-01-01T00:00:00Z')
const firstBytes = Buffer.alloc(64 * 1024)

/** As files that differ in letters, which are an asset each, or in numbers, which are a resource set in each folder. */
export type Naming = 'letters' | 'numbers'

/**
 * Makes a folder with so many small files, a thousand in each folder of it: a third each of CSV, JSON, and text that nobody looks into.
 * Those of one kind in one folder are the same content under many names, because that is quickly made.
 */
export function makeFiles(root: string, { count, naming }: { count: number; naming: Naming }): void {
  for (let from = 0; from < count; from += filesPerFolder) {
    const folder = join(root, lettersOf(from / filesPerFolder))
    mkdirSync(folder, { recursive: true })
    const to = Math.min(count, from + filesPerFolder)
    const pathOf = (index: number) => join(folder, `${nameOf(index, naming)}.${endings[index % endings.length]}`)
    for (let index = from; index < to; index += 1) {
      if (index < from + endings.length) writeFileSync(pathOf(index), contentOf(index))
      else linkSync(pathOf(from + ((index - from) % endings.length)), pathOf(index))
    }
    // What was written just now is read again the next time.
    for (let index = from; index < Math.min(to, from + endings.length); index += 1) utimesSync(pathOf(index), longAgo, longAgo)
  }
}

const nameOf = (index: number, naming: Naming): string =>
  naming === 'letters' ? lettersOf(index) : `part-${String(index).padStart(7, '0')}`

/** Files that differ in numbers only are one asset. */
const lettersOf = (index: number): string =>
  index.toString(26).replace(/[0-9a-p]/g, (digit) => String.fromCharCode(97 + Number.parseInt(digit, 26)))

function contentOf(index: number): string {
  if (index % 3 === 0) return `id,email,amount\n${index},person${index}@example.com,${index}.5\n`
  if (index % 3 === 1) return `[{"id":${index},"email":"person${index}@example.com"}]`
  return `The words of number ${index}.\n`
}

/** The least that a scan must do: each name, each status, and the beginning of what is looked into. How many files there were. */
export function walkRaw(folder: string): number {
  let count = 0
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) count += walkRaw(path)
    else {
      count += 1
      lstatSync(path)
      if (!entry.name.endsWith('.txt')) readFirst(path)
    }
  }
  return count
}

function readFirst(path: string): void {
  const descriptor = openSync(path, 'r')
  readSync(descriptor, firstBytes, 0, firstBytes.length, 0)
  closeSync(descriptor)
}
