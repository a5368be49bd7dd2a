import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { PrismaPg } from '@prisma/adapter-pg'
import type { MigrationList, SchemaEngine, SchemaFilter } from '@prisma/schema-engine-wasm'
import type pg from 'pg'

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

const apiRequire = createRequire(import.meta.url)

type Adapter = Awaited<ReturnType<PrismaPg['connect']>>
type AdapterFactory = Pick<PrismaPg, 'adapterName' | 'provider' | 'connect' | 'connectToShadowDb'>
type BoundFactory = { errorRegistry: { consumeError(id: number): { error: unknown } | undefined } }
type Bind = (factory: AdapterFactory) => BoundFactory

/**
 * Gives Prisma's schema engine, on the pool's database, to `work`. The engine is WebAssembly: no program is downloaded
 * and it runs wherever Node does. Loading it takes some 50 ms, so nothing but a pending migration should.
 */
export async function withSchemaEngine<T>(pool: pg.Pool, work: (engine: SchemaEngine) => Promise<T>): Promise<T> {
  const engineModule = await loadEngine()
  const bound = loadBind()(transactionalScripts(new PrismaPg(pool)))
  const engine = await engineModule.SchemaEngine.new({ datamodels: undefined }, () => undefined, bound)
  try {
    return await work(engine)
  } finally {
    engine.free()
  }
}

/**
 * The adapter cuts a script at every semicolon, also at those inside a function's body, and runs the parts one by one,
 * so that a failure leaves half a migration. PostgreSQL itself takes a whole script and makes it one transaction.
 * The mark that the migration is done belongs into it: a process killed between the two would leave a migration
 * that looks interrupted and cannot run again.
 */
function transactionalScripts(factory: PrismaPg): AdapterFactory {
  const whole = (adapter: Adapter): Adapter => {
    adapter.executeScript = async (script) => void (await adapter.underlyingDriver().query(`${script}\n;${MARK_DONE}`))
    return adapter
  }
  return {
    adapterName: factory.adapterName,
    provider: factory.provider,
    connect: async () => whole(await factory.connect()),
    connectToShadowDb: async () => whole(await factory.connectToShadowDb()),
  }
}

/** The package's own entry imports the .wasm file as a module, which Node reports as experimental at every start. */
async function loadEngine(): Promise<typeof import('@prisma/schema-engine-wasm')> {
  const glue: typeof import('@prisma/schema-engine-wasm') & { __wbg_set_wasm(wasm: Record<string, unknown>): void } =
    await import('@prisma/schema-engine-wasm/schema_engine_bg')
  const file = join(dirname(apiRequire.resolve('@prisma/schema-engine-wasm')), 'schema_engine_bg.wasm')
  const { instance } = await WebAssembly.instantiate(await readFile(file), { './schema_engine_bg.js': glue })
  glue.__wbg_set_wasm(instance.exports)
  const start = instance.exports['__wbindgen_start']
  if (typeof start === 'function') start()
  return glue
}

/** The adapter's own copy, so that the two are always of one version. */
function loadBind(): Bind {
  const adapterRequire = createRequire(apiRequire.resolve('@prisma/adapter-pg'))
  const loaded: { bindMigrationAwareSqlAdapterFactory: Bind } = adapterRequire('@prisma/driver-adapter-utils')
  return loaded.bindMigrationAwareSqlAdapterFactory
}
