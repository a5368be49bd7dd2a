/** What Vite's manifest says of one script. */
interface ManifestEntry {
  /** Its group in `apps/web/vite.config.ts`, when it has one. */
  name?: string
  /** From the folder of the build. */
  file: string
  /** Keys of what must be there before it can run. */
  imports?: string[]
}
export type Manifest = Record<string, ManifestEntry>

const entry = 'index.html'
const listGroups = ['shell', 'list']

/** In bytes of compressed script: what every page loads, and what the list of runtimes loads in all. */
export interface ScriptSizes {
  index: number
  list: number
}

/** Adds up the files behind the entry and the list; `sizeOf` tells the compressed bytes of one. Throws when one of them is not in the build. */
export function scriptSizes(manifest: Manifest, sizeOf: (file: string) => number): ScriptSizes {
  const total = (keys: string[]) => [...filesBehind(keys, manifest)].reduce((sum, file) => sum + sizeOf(file), 0)
  return { index: total([entry]), list: total([entry, ...listGroups.map((name) => keyOf(name, manifest))]) }
}

function keyOf(name: string, manifest: Manifest): string {
  const [key] = Object.entries(manifest).find(([, script]) => script.name === name) ?? []
  if (key === undefined) throw new Error(`The build of the web app has no script that is named ${name}.`)
  return key
}

function filesBehind(keys: string[], manifest: Manifest): Set<string> {
  const seen = new Set<string>()
  const waiting = [...keys]
  for (let key = waiting.pop(); key !== undefined; key = waiting.pop()) {
    if (seen.has(key)) continue
    seen.add(key)
    waiting.push(...(entryOf(key, manifest).imports ?? []))
  }
  return new Set([...seen].map((key) => entryOf(key, manifest).file))
}

function entryOf(key: string, manifest: Manifest): ManifestEntry {
  const found = manifest[key]
  if (found === undefined) throw new Error(`The build of the web app has no script for ${key}.`)
  return found
}
