import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { brotliCompressSync, constants } from 'node:zlib'

interface Packing {
  /** Where the parts lie: CommonJS files that require each other as `./name.cjs`, and nothing else that Node.js does not have. */
  folder: string
  /** The part to begin with. */
  main: string
  /** An ES module for Node.js, or what an executable starts from. */
  form: 'module' | 'executable'
  output: string
}

/*
 * Node.js parses a file whole before it runs the first line, and what that took stays with the process: 35 MB for 8 MB of text, most of it
 * drivers of sources that the node never meets. So the parts travel compressed, and each is parsed when it is required.
 */
const loader = (main: string) => `const { brotliDecompressSync } = require('node:zlib')
const { compileFunction, constants } = require('node:vm')
const loaded = new Map()
function load(name) {
  const known = loaded.get(name)
  if (known !== undefined) return known.exports
  const module = { exports: {} }
  loaded.set(name, module)
  const text = brotliDecompressSync(Buffer.from(parts[name], 'base64')).toString()
  delete parts[name]
  const options = { filename: name, importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER }
  const inner = (id) => (id.startsWith('./') ? load(id.slice(2)) : require(id))
  compileFunction(text, ['exports', 'require', 'module'], options)(module.exports, inner, module)
  return module.exports
}
load(${JSON.stringify(main)})
`

const heads: Record<Packing['form'], string> = {
  module: "#!/usr/bin/env node\nimport { createRequire } from 'node:module'\nconst require = createRequire(import.meta.url)\n",
  executable: '',
}

/** Packs parts into one file that runs on its own. */
export async function packParts({ folder, main, form, output }: Packing): Promise<void> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.cjs')).toSorted()
  const packed = names.map(async (name) => `  ${JSON.stringify(name)}: '${await compressed(join(folder, name))}',\n`)
  const parts = `const parts = {\n${(await Promise.all(packed)).join('')}}\n`
  await writeFile(output, heads[form] + parts + loader(main))
}

async function compressed(file: string): Promise<string> {
  const params = { [constants.BROTLI_PARAM_QUALITY]: 9, [constants.BROTLI_PARAM_LGWIN]: 22 }
  return brotliCompressSync(await readFile(file), { params }).toString('base64')
}
