import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { readConfig } from '../apps/api/src/config.ts'

type Service = {
  build?: { context: string; dockerfile: string }
  command?: string[]
  environment?: Record<string, string>
  volumes?: string[]
  secrets?: string[]
  depends_on?: Record<string, unknown>
  healthcheck?: { test: string[] }
}
type Compose = {
  services: Record<string, Service>
  volumes: Record<string, unknown>
  secrets: Record<string, { file: string }>
}

const compose = parse(readFileSync('docker-compose.yml', 'utf8')) as Compose
const services = Object.entries(compose.services)
const built = services.flatMap(([name, { build }]) => (build ? [{ name, ...build }] : []))
const dockerfiles = [...new Set(built.map(({ dockerfile }) => dockerfile))]
const folder = mkdtempSync(join(tmpdir(), 'mooring-compose-'))

afterAll(() => rmSync(folder, { recursive: true }))

/** The words of a Dockerfile's instruction, once for each time it stands there. */
const instructions = (dockerfile: string, name: string) =>
  readFileSync(dockerfile, 'utf8')
    .split('\n')
    .filter((line) => line.startsWith(`${name} `))
    .map((line) => line.slice(name.length + 1).split(/\s+/))

/** Files of the repository among the words of a command. */
const filesIn = (words: string[]) => words.join(' ').match(/\b(?:apps|deploy|scripts)\/[\w./-]+/g) ?? []

describe('docker-compose.yml', () => {
  test('starts PostgreSQL 18, the console and a node', () => {
    expect(Object.keys(compose.services)).toEqual(expect.arrayContaining(['database', 'console', 'node']))
    expect(compose.services['database']).toMatchObject({ image: 'postgres:18' })
  })

  test('builds from folders and Dockerfiles that exist', () => {
    expect(built.length).toBeGreaterThan(0)
    expect(built.filter(({ context, dockerfile }) => !existsSync(context) || !existsSync(join(context, dockerfile)))).toEqual([])
  })

  test('starts and watches its services with files that exist', () => {
    const words = services.flatMap(([, { command, healthcheck }]) => [...(command ?? []), ...(healthcheck?.test ?? [])])
    expect(filesIn(words)).toContain('deploy/console-entry.sh')
    expect(filesIn(words).filter((file) => !existsSync(file))).toEqual([])
  })

  test('watches the health of everything that stays up', () => {
    expect(services.filter(([name, { healthcheck }]) => !healthcheck && name !== 'make-secrets').map(([name]) => name)).toEqual([])
    expect(compose.services['console']?.healthcheck?.test.join(' ')).toContain('/healthz')
  })

  test('gives the console settings that it knows, and a place to listen on that its container shows', () => {
    const masterKey = join(folder, 'master.key')
    writeFileSync(masterKey, '')
    const config = readConfig({ ...environmentOf('console'), MOORING_MASTER_KEY_FILE: masterKey })
    expect(config).toMatchObject({ host: '0.0.0.0', port: 8080, publicUrl: 'http://localhost:8080' })
    expect(environmentOf('console')['MOORING_MASTER_KEY_FILE']).toBe('/secrets/master.key')
  })

  test('gives the node settings that it knows', () => {
    const known = readFileSync('apps/node/src/config.ts', 'utf8')
    const names = Object.keys(environmentOf('node'))
    expect(names).toContain('MOORING_NODE_HOME')
    expect(names.filter((name) => !known.includes(`'${name}'`))).toEqual([])
  })

  test('holds no secret: they are in files', () => {
    const values = services.flatMap(([, { environment }]) => Object.entries(environment ?? {}))
    const inline = values.filter(([name, value]) => /PASSWORD|TOKEN|KEY|SECRET/.test(name) && !/^\/(run\/)?secrets\//.test(value))
    const inUrls = values.filter(([, value]) => /:\/\/[^/@]*:[^/@]*@/.test(value))
    expect([...inline, ...inUrls]).toEqual([])
  })

  test('names only volumes, secrets and services that it declares', () => {
    const volumes = services.flatMap(([, service]) => service.volumes ?? []).map((volume) => volume.split(':')[0])
    const secrets = services.flatMap(([, service]) => service.secrets ?? [])
    const dependencies = services.flatMap(([, service]) => Object.keys(service.depends_on ?? {}))
    expect(new Set(volumes)).toEqual(new Set(Object.keys(compose.volumes)))
    expect(new Set(secrets)).toEqual(new Set(Object.keys(compose.secrets)))
    expect(dependencies.filter((name) => !(name in compose.services))).toEqual([])
  })
})

describe.each(dockerfiles)('%s', (dockerfile) => {
  test('copies only what exists', () => {
    const fromRepository = instructions(dockerfile, 'COPY').filter(([first]) => !first?.startsWith('--from'))
    const sources = fromRepository.flatMap((words) => words.slice(0, -1))
    expect(sources.length).toBeGreaterThan(0)
    expect(sources.filter((source) => !existsSync(source))).toEqual([])
  })

  test('copies every workspace package that its application depends on', () => {
    const copied = instructions(dockerfile, 'COPY').map((words) => words[0])
    const application = copied.find((source) => source?.match(/^apps\/(api|node)$/)) ?? ''
    const { dependencies } = JSON.parse(readFileSync(join(application, 'package.json'), 'utf8')) as { dependencies: Record<string, string> }
    const packages = Object.keys(dependencies).filter((name) => name.startsWith('@mooring/'))
    const missing = packages
      .map((name) => name.replace('@mooring/', 'packages/'))
      .filter((source) => !copied.includes(source) || !copied.includes(`${source}/package.json`))
    expect(packages.length).toBeGreaterThan(0)
    expect(missing).toEqual([])
  })

  test('starts a file that exists, as an ordinary user', () => {
    const [command = []] = instructions(dockerfile, 'CMD')
    expect(filesIn(command).length).toBe(1)
    expect(filesIn(command).filter((file) => !statSync(file).isFile())).toEqual([])
    expect(instructions(dockerfile, 'USER')).toEqual([['node']])
  })
})

/** What the service's processes see, with the defaults of the variables that the host may set. */
function environmentOf(service: string): Record<string, string> {
  const entries = Object.entries(compose.services[service]?.environment ?? {})
  return Object.fromEntries(entries.map(([name, value]) => [name, value.replace(/^\$\{\w+:-(.*)\}$/, '$1')]))
}
