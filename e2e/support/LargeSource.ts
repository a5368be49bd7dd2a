import { startPostgres, type PostgresServer } from '@mooring/scanners/testing'

const tables = 1200
/** A view takes this long to be sampled, so that a scan takes some seconds on any machine. */
const viewMs = 120
const tablesAView = 25

/** A PostgreSQL server with so many tables that a scan of them delivers in parts, and slow views among them that spread it over some seconds. */
export class LargeSource {
  readonly database = 'postgres'
  /** Tables and views of it. */
  readonly assets = tables + tables / tablesAView
  readonly #server: PostgresServer

  private constructor(server: PostgresServer) {
    this.#server = server
  }

  static async start(): Promise<LargeSource> {
    const server = await startPostgres()
    const client = await server.connect()
    await client.query(fill)
    return new LargeSource(server)
  }

  get address(): { serverEndpoint: string; port: number } {
    return { serverEndpoint: this.#server.host, port: this.#server.port }
  }

  get signIn(): { user: string; password: string } {
    return { user: this.#server.superuser, password: this.#server.password }
  }

  async end(): Promise<void> {
    await this.#server.stop()
  }
}

// Committed now and then: one transaction has no room for so many locks.
const fill = `
  DO $$ BEGIN FOR i IN 1..${tables} LOOP
    EXECUTE format('CREATE TABLE t%s (id integer PRIMARY KEY, email text, name text, at timestamptz)', i);
    EXECUTE format('INSERT INTO t%s SELECT n, n || ''@example.org'', ''Name '' || n, now() FROM generate_series(1, 5) n', i);
    IF i % ${tablesAView} = 0 THEN EXECUTE format('CREATE VIEW v%s AS SELECT t%s.* FROM t%s, pg_sleep(${viewMs / 1000})', i, i, i); COMMIT; END IF;
  END LOOP; END $$`
