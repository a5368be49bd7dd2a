import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { PrismaPg } from '@prisma/adapter-pg'
import type * as EngineModule from '@prisma/schema-engine-wasm'
import type { MigrationList, SchemaEngine, SchemaFilter } from '@prisma/schema-engine-wasm'
import pg from 'pg'
import type { Database } from './open.ts'

export type { MigrationList, SchemaEngine }

/** No table and no enum is somebody else's. */
export const NO_FILTER: SchemaFilter = { externalTables: [], externalEnums: [] }

const MARK_DONE = `DO $$ BEGIN
  IF to_regclass('_prisma_migrations') IS NOT NULL THEN
    UPDATE _prisma_migrations SET finished_at = now() WHERE finished_at IS NULL AND rolled_back_at IS NULL;
  END IF;
END $$`

/** What Node has of it; TypeScript declares it with the browser's library only. */
declare const WebAssembly: {
  instantiate(code: Uint8Array, imports: Record<string, object>): Promise<{ instance: { exports: Record<string, unknown> } }>
}

const CHAR_MARK = '"char" '
/** `ColumnTypeEnum.Character` of @prisma/driver-adapter-utils. */
const CHARACTER_TYPE = 6

const apiRequire = createRequire(import.meta.url)

type Adapter = Awaited<ReturnType<PrismaPg['connect']>>
type ResultSet = Awaited<ReturnType<Adapter['queryRaw']>>
type AdapterFactory = Pick<PrismaPg, 'adapterName' | 'provider' | 'connect' | 'connectToShadowDb'>
type BoundFactory = { errorRegistry: { consumeError(id: number): { error: unknown } | undefined } }
type Bind = (factory: AdapterFactory) => BoundFactory

/**
 * Gives Prisma's schema engine, on the database, to `work`. The engine is WebAssembly: no program is downloaded and it
 * runs wherever Node does. Loading it takes some 50 ms, so nothing but a pending migration should.
 */
export async function withSchemaEngine<T>(database: Pick<Database, 'makePool'>, work: (engine: SchemaEngine) => Promise<T>): Promise<T> {
  const engineModule = await loadEngine()
  const pool = database.makePool({ max: 1, statementTimeoutMs: 0 })
  markChars(pool)
  const failures: unknown[] = []
  try {
    const bound = loadBind()(adaptToEngine(new PrismaPg(pool), failures))
    const engine = await engineModule.SchemaEngine.new({ datamodels: undefined }, () => undefined, bound)
    try {
      return await work(engine)
    } finally {
      engine.free()
    }
  } catch (error) {
    // The engine only tells that a script failed, the database tells why.
    throw failures[0] ?? error
  } finally {
    await pool.end()
  }
}

/**
 * The engine reads columns of PostgreSQL's catalogue of the type "char", which the adapter refuses (prisma/orm issue
 * 27403): the pool hands them over as text with a mark in their name, and `unmarkChars` tells the engine what they are.
 */
function markChars(pool: pg.Pool): void {
  const { CHAR, TEXT } = pg.types.builtins
  const query: (config: pg.QueryConfig) => Promise<pg.QueryResult> = pool.query.bind(pool)
  Object.assign(pool, {
    query: async (config: pg.QueryConfig) => {
      const result = await query(config)
      const chars = [result].flat().flatMap(({ fields }) => fields.filter(({ dataTypeID }) => dataTypeID === CHAR))
      for (const field of chars) Object.assign(field, { dataTypeID: TEXT, name: `${CHAR_MARK}${field.name}` })
      return result
    },
  })
}

function unmarkChars(result: ResultSet): ResultSet {
  const isChar = result.columnNames.map((name) => name.startsWith(CHAR_MARK))
  return {
    ...result,
    columnNames: result.columnNames.map((name, index) => (isChar[index] ? name.slice(CHAR_MARK.length) : name)),
    columnTypes: result.columnTypes.map((type, index) => (isChar[index] ? CHARACTER_TYPE : type)),
  }
}

/**
 * The adapter cuts a script at every semicolon, also at those inside a function's body, and runs the parts one by one,
 * so that a failure leaves half a migration. PostgreSQL itself takes a whole script and makes it one transaction.
 * The mark that the migration is done belongs into it: a process killed between the two would leave a migration
 * that looks interrupted and cannot run again.
 */
function adaptToEngine(factory: PrismaPg, failures: unknown[]): AdapterFactory {
  const adapt = (adapter: Adapter): Adapter => {
    const queryRaw = adapter.queryRaw.bind(adapter)
    adapter.queryRaw = async (query) => unmarkChars(await queryRaw(query))
    adapter.executeScript = async (script) => {
      try {
        await adapter.underlyingDriver().query(`${script}\n;${MARK_DONE}`)
      } catch (error) {
        failures.push(error)
        throw error
      }
    }
    return adapter
  }
  return {
    adapterName: factory.adapterName,
    provider: factory.provider,
    connect: async () => adapt(await factory.connect()),
    connectToShadowDb: async () => adapt(await factory.connectToShadowDb()),
  }
}

let loaded: Promise<typeof EngineModule> | undefined

/** Once a process: the module keeps one instance's memory. */
function loadEngine(): Promise<typeof EngineModule> {
  loaded ??= instantiateEngine()
  return loaded
}

/** The package's own entry imports the .wasm file as a module, which Node reports as experimental at every start. */
async function instantiateEngine(): Promise<typeof EngineModule> {
  const glue: typeof EngineModule & { __wbg_set_wasm(wasm: Record<string, unknown>): void } =
    await import('@prisma/schema-engine-wasm/schema_engine_bg')
  const file = join(dirname(apiRequire.resolve('@prisma/schema-engine-wasm')), 'schema_engine_bg.wasm')
  const { instance } = await WebAssembly.instantiate(await readFile(file), { './schema_engine_bg.js': withoutLingering(glue) })
  glue.__wbg_set_wasm(instance.exports)
  const start = instance.exports['__wbindgen_start']
  if (typeof start === 'function') start()
  return glue
}

/** The engine leaves a timer of ten seconds behind, for which a process that is done would wait. */
function withoutLingering(glue: object): object {
  const timers = Object.keys(glue).filter((name) => name.startsWith('__wbg_setTimeout_'))
  const setUnreferenced = (callback: () => void, delayMs: number) => setTimeout(callback, delayMs >>> 0).unref()
  return { ...glue, ...Object.fromEntries(timers.map((name) => [name, setUnreferenced])) }
}

/** The adapter's own copy, so that the two are always of one version. */
function loadBind(): Bind {
  const adapterRequire = createRequire(apiRequire.resolve('@prisma/adapter-pg'))
  const utilities: { bindMigrationAwareSqlAdapterFactory: Bind } = adapterRequire('@prisma/driver-adapter-utils')
  return utilities.bindMigrationAwareSqlAdapterFactory
}
