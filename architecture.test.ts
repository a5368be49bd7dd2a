/** The rules of CONTRIBUTING.md that no other tool knows: about names, about what stands beside what, and about what may be written where. */
import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import * as contract from './packages/contract/src/index.ts'
import { listRepositoryFiles, listSourceFiles } from './scripts/listRepositoryFiles.ts'

const files = listRepositoryFiles()
const sources = listSourceFiles().filter((file) => !file.includes('/generated/'))
const isTest = (file: string) => /\.test\.tsx?$/.test(file) || file.startsWith('e2e/tests/')
const product = sources.filter((file) => /^(apps|packages)\/[^/]+\/src\//.test(file) && !isTest(file))
const nameOf = (file: string) => file.replace(/^.*\//, '').replace(/\.tsx?$/, '')
const read = (file: string) => readFileSync(file, 'utf8')
const codeOf = (file: string) => read(file).replaceAll(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '')
const withCode = (among: string[], pattern: RegExp) => among.filter((file) => pattern.test(codeOf(file)))

/** Every operation, by the name of its act; two faces may share one act. */
const operations: [act: string, operation: contract.Operation][] = [
  contract.purview,
  contract.earlierPurview,
  contract.firstPurview,
  contract.console,
  contract.node,
].flatMap((face) => Object.entries(face))
/** What any call of a node can be answered is tested once, where nodes are authenticated. */
const nodeOperations = operations.map(([, operation]) => operation).filter((operation) => operation.access === 'node')
const errorsOfEveryNodeCall = contract.errorCodes.filter(
  (code) => nodeOperations.length > 0 && nodeOperations.every(({ errors }) => errors.includes(code)),
)

const acts = product.filter((file) => file.startsWith('apps/api/src/acts/'))
const testOf = (file: string) => file.replace(/\.tsx?$/, (end) => `.test${end}`)

describe('an operation', () => {
  test('has one act, in a file that bears its name, and every file under acts/ is one', () => {
    expect(acts.map(nameOf).toSorted()).toEqual([...new Set(operations.map(([act]) => act))].toSorted())
    expect(acts.filter((file) => !/^apps\/api\/src\/acts\/[a-z][A-Za-z]*\/[a-z][A-Za-z]*\.ts$/.test(file))).toEqual([])
  })

  test('has a test beside its act', () => {
    expect(acts.filter((file) => !existsSync(testOf(file)))).toEqual([])
  })

  test('has each of its errors named in the test of its act', () => {
    const unnamed = operations.flatMap(([act, operation]) => {
      const file = acts.find((candidate) => nameOf(candidate) === act)
      const text = file !== undefined && existsSync(testOf(file)) ? read(testOf(file)) : ''
      return operation.errors
        .filter((code) => !(operation.access === 'node' && errorsOfEveryNodeCall.includes(code)))
        .filter((code) => !new RegExp(`\\b${code}\\b`).test(text))
        .map((code) => `${act}: ${code}`)
    })
    expect([...new Set(unnamed)]).toEqual([])
  })

  test('that nodes call has the errors of every such call named in a test of the http layer', () => {
    const text = sources
      .filter((file) => file.startsWith('apps/api/src/http/') && isTest(file))
      .map(read)
      .join('\n')
    expect(errorsOfEveryNodeCall).not.toEqual([])
    expect(errorsOfEveryNodeCall.filter((code) => !new RegExp(`\\b${code}\\b`).test(text))).toEqual([])
  })

  test('has an address and an id of its own', () => {
    const addresses = operations.flatMap(([, { method, path, otherPaths }]) => [path, ...(otherPaths ?? [])].map((at) => `${method} ${at}`))
    const ids = operations.map(([, { id }]) => id)
    const repeated = (values: string[]) => values.filter((value, index) => values.indexOf(value) !== index)
    expect([...repeated(addresses), ...repeated(ids)]).toEqual([])
  })
})

describe('a file', () => {
  /** Names that the whole field knows; in the contract and in a face one file holds the schemas or the routes of one noun. */
  const fixedNames =
    /\/(main|index|config|app|open|embedded|theme|routes|paths|globalSetup)\.tsx?$|^packages\/contract\/src\/|^apps\/api\/src\/http\/[a-z]+\//

  test('with one exported value is named after it, or after its type', () => {
    const misnamed = product
      .filter((file) => !fixedNames.test(file) && exportedValues(file).length === 1)
      .filter((file) => !exportedValues(file).includes(nameOf(file)) && !hasExportedType(file, nameOf(file)))
      .map((file) => `${file}: ${exportedValues(file).join()}`)
    expect(misnamed).toEqual([])
  })

  test('with a component is named after it', () => {
    const components = product.filter((file) => file.endsWith('.tsx') && !fixedNames.test(file))
    expect(components.filter((file) => !exportedValues(file).includes(nameOf(file)))).toEqual([])
  })

  test('says what it is, instead of Manager, Service or Utils', () => {
    const vague = /(Manager|Service|Helpers?|Utils?|Impl|Factory|Base|Common|Data|Info)$|^(service|helpers?|utils?|common|base|data|info)$/
    expect(sources.filter((file) => vague.test(nameOf(file).replace(/\.test$/, '')))).toEqual([])
    expect(
      withCode(sources, /\b(class|export interface|export type) (I[A-Z]\w*[a-z]|\w+(Manager|Service|Helper|Utils|Impl|Factory))\b/),
    ).toEqual([])
  })

  test('names no path of one machine and no package registry', () => {
    const local = /(^|[\s'"`(=])\/(work|root)\/|\bregistry\.[a-z]+\.[a-z]+/m
    const binary = /\.(png|ico|woff2?|jpg|webp)$/
    expect(files.filter((file) => file !== 'architecture.test.ts' && !binary.test(file) && local.test(read(file)))).toEqual([])
  })

  test('gives a reason where it switches a rule off, and never does so for a size', () => {
    const switches = sources
      .filter((file) => file !== 'architecture.test.ts')
      .flatMap((file) => (read(file).match(/.*(oxlint|eslint)-disable.*/g) ?? []).map((line) => `${file}: ${line.trim()}`))
    expect(switches.filter((line) => !/ -- \S/.test(line) || /\bmax-/.test(line))).toEqual([])
  })

  test('names the issue of what is left to do', () => {
    expect(sources.filter((file) => /\b(TODO|FIXME|XXX)\b(?!\(#\d+\))/.test(file === 'architecture.test.ts' ? '' : read(file)))).toEqual([])
  })
})

describe('the product', () => {
  test('changes the state of a run in the queries of its state machine only', () => {
    const writers = ['transitionRun', 'leaseNextRun', 'failRunsOfRuntime', 'releaseRuns'].map(
      (name) => `apps/api/src/database/queries/${name}.ts`,
    )
    const withPrisma = /\.run\.(update\w*|upsert)\((?:(?!\bdata:)[\s\S])*\bdata:\s*(\{[^}]*(\bstate\b|\.\.\.)|[^{\s])/
    const withSql = /\bupdate\s+"?run"?\s(?:(?!\b(where|from)\b)[^`])*\bstate\s*=/i
    const found = [...withCode(product, withPrisma), ...withCode(product, withSql)]
    expect(found).not.toEqual([])
    expect(found.filter((file) => !writers.includes(file))).toEqual([])
  })

  test('has rules without a clock, without chance and without a network', () => {
    const rules = product.filter((file) => file.startsWith('packages/domain/'))
    expect(withCode(rules, /\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(|\bperformance\.|\bset(Timeout|Interval)\(|\bfetch\(/)).toEqual([])
  })

  test('swallows no rejection', () => {
    expect(withCode(product, /\.catch\(\s*(async )?\(\w*\)\s*=>\s*(\{\s*\}|undefined|null)\s*\)/)).toEqual([])
  })
})

describe('the web app', () => {
  // The columns of an exported table are read by programs as well.
  const web = product.filter(
    (file) => file.startsWith('apps/web/src/') && !/^apps\/web\/src\/(strings\/|pages\/runtimes\/csvOf\.ts$)/.test(file),
  )

  test('says nothing that does not stand in its strings', () => {
    const sentence = /^(?!.*\bnew Error\().*(['"`])[A-Z][a-z]+,? (?:(?!\1).)*[a-z](?:(?!\1).)*\1/m
    const named = /\b(header|title|label|text|hint|body|placeholder|info|confirmText)(: |=\{?)(['"`])[A-Z]/
    expect(web).not.toEqual([])
    expect([...withCode(web, sentence), ...withCode(web, named)]).toEqual([])
  })

  test('writes dates and numbers in the language of its build', () => {
    expect(withCode(web, /\.toLocale(Date|Time)?String\((?!language\b)|\bIntl\.(?!supportedValuesOf\b)\w+\((?!language\b)/)).toEqual([])
  })
})

describe('a test', () => {
  const tests = sources.filter((file) => isTest(file) && file !== 'architecture.test.ts')

  test('mocks no module', () => {
    expect(withCode(tests, /\bvi\.(mock|doMock|stubGlobal)\(/)).toEqual([])
  })

  test('waits for a condition instead of sleeping', () => {
    expect(withCode(tests, /\bwaitForTimeout\(|node:timers\/promises|new Promise\([^)]*\)?\s*=>\s*\{?\s*setTimeout\(/)).toEqual([])
  })
})

describe('a document', () => {
  const manifests = files.filter((file) => file === 'package.json' || file.endsWith('/package.json'))

  test('names every direct dependency with its reason, and none that is gone', () => {
    const direct = [...new Set(manifests.flatMap(dependenciesOf).filter((name) => !name.startsWith('@mooring/')))]
    const named = [...read('docs/dependencies.md').matchAll(/^\| `([^`]+)` \| \S/gm)].map(([, name]) => name ?? '')
    expect({ unnamed: direct.filter((name) => !named.includes(name)), gone: named.filter((name) => !direct.includes(name)) }).toEqual({
      unnamed: [],
      gone: [],
    })
  })

  test('points only at files that exist', () => {
    const documents = ['CONTRIBUTING.md', 'README.md', 'docs/architecture.md'].filter((file) => existsSync(file))
    const missing = documents.flatMap((document) =>
      [...read(document).matchAll(/`((?:apps|packages|scripts|e2e|docs|deploy|prisma|bench)\/[\w./-]+)`/g)]
        .map(([, path]) => path ?? '')
        .filter((path) => !existsSync(path))
        .map((path) => `${document}: ${path}`),
    )
    expect(missing).toEqual([])
  })

  test('on contributing stays short enough to be read', () => {
    expect(read('CONTRIBUTING.md').split('\n').length).toBeLessThanOrEqual(151)
  })
})

function exportedValues(file: string): string[] {
  const declared = [...codeOf(file).matchAll(/^export (?:async )?(?:abstract )?(?:function\*?|class|const|let) (\w+)/gm)]
  return declared.map(([, name]) => name ?? '')
}

/** `runRow.ts` may hold the type RunRow and the one value that it is read with. */
function hasExportedType(file: string, name: string): boolean {
  return new RegExp(`^export (type|interface) ${name}\\b`, 'im').test(codeOf(file))
}

function dependenciesOf(manifest: string): string[] {
  const { dependencies, devDependencies, optionalDependencies } = JSON.parse(read(manifest)) as Record<
    string,
    Record<string, string> | undefined
  >
  return [dependencies, devDependencies, optionalDependencies].flatMap((group) => Object.keys(group ?? {}))
}
