import { startPostgres, type PostgresServer } from '@mooring/scanners/testing'
import pg from 'pg'

/** A PostgreSQL server to be scanned, with a small shop in it, and a user who may read it. */
export class SourceDatabase {
  readonly user = 'scanner'
  readonly password = 'the-scanners-password'
  readonly database = 'shop'
  /** Tables and views of the shop. */
  readonly assets = ['customer', 'orders', 'order_total']
  readonly #server: PostgresServer
  readonly #locks: pg.Client[] = []

  private constructor(server: PostgresServer) {
    this.#server = server
  }

  static async start(): Promise<SourceDatabase> {
    const source = new SourceDatabase(await startPostgres())
    await source.#as('postgres', `CREATE DATABASE shop`)
    await source.#as('postgres', `CREATE ROLE scanner LOGIN PASSWORD 'the-scanners-password'`)
    await source.#as('shop', shop)
    return source
  }

  get port(): number {
    return this.#server.port
  }

  get host(): string {
    return this.#server.host
  }

  /** Keeps every scan waiting in the middle, by a lock on a catalogue that it reads, until the returned function is called. */
  async hold(): Promise<() => Promise<void>> {
    const client = await this.#connect('shop')
    this.#locks.push(client)
    await client.query('BEGIN')
    await client.query('LOCK TABLE pg_catalog.pg_description IN ACCESS EXCLUSIVE MODE')
    return async () => {
      await client.query('ROLLBACK')
    }
  }

  /** Changes the shop. Other stories scan it too: whoever makes a table drops it. */
  async change(sql: string): Promise<void> {
    await this.#as('shop', sql)
    await this.#as('shop', 'GRANT SELECT ON ALL TABLES IN SCHEMA public TO scanner; ANALYZE')
  }

  async end(): Promise<void> {
    for (const client of this.#locks) await client.end()
    await this.#server.stop()
  }

  async #as(database: string, sql: string): Promise<void> {
    const client = await this.#connect(database)
    await client.query(sql)
    await client.end()
  }

  async #connect(database: string): Promise<pg.Client> {
    const { host, port, superuser: user, password } = this.#server
    const client = new pg.Client({ host, port, user, password, database })
    await client.connect()
    return client
  }
}

const shop = `
  CREATE TABLE customer (id integer PRIMARY KEY, name text NOT NULL, email text);
  COMMENT ON TABLE customer IS 'Whoever bought something';
  CREATE TABLE orders (id integer PRIMARY KEY, customer_id integer NOT NULL REFERENCES customer, amount numeric(10, 2) NOT NULL);
  CREATE VIEW order_total AS SELECT customer_id, sum(amount) AS total FROM orders GROUP BY customer_id;
  GRANT SELECT ON ALL TABLES IN SCHEMA public TO scanner;`
