import { digestStatement } from '../apps/api/src/database/queries/runtimeDigests.ts'
import type { Client } from './buildConsole.ts'

/** Runtimes, and of each some nodes, scans and two keys: fleets of all states, ages, versions and tags, in a few statements. */
export async function fillRuntimes(client: Client, runtimes: number): Promise<void> {
  await client.query(
    `INSERT INTO runtime (id, name, name_key, description, tags, tag_keys, search_text, created_at)
     SELECT gen_random_uuid(), 'Runtime-' || i, 'runtime-' || i,
       description, tags, tags, array_to_string(ARRAY['runtime-' || i, lower(coalesce(description, ''))] || tags, E'\\n'), now() - make_interval(hours => i % 9000)
     FROM generate_series(1, $1::int) AS i, LATERAL (SELECT ARRAY['team-' || i % 40, 'site-' || i % 12] AS tags,
       CASE WHEN i % 3 > 0 THEN 'Machines of department ' || i % 97 || ' in building ' || i % 31 END AS description) AS given`,
    [runtimes],
  )
  // None, two, four, six or eight nodes: four on average. Nobody speaks for them, so those that are connected were heard in time to come: else
  // all of them would fall silent while something is measured, which no fleet does.
  await client.query(
    `INSERT INTO node (id, runtime_id, name, name_key, public_key, enrolled_with, machine_name, operating_system, address, version,
       concurrent_jobs_limit, concurrent_jobs_max, cpu_percent, memory_available_mb, registered_at, online_since, last_heartbeat_at, draining_since)
     SELECT gen_random_uuid(), runtime.id, 'node-' || n, 'node-' || n, runtime.id || '/' || n, 'authKey1', 'machine-' || n, 'Linux', '10.0.0.1',
       '1.' || row % 12 || '.0', 4, 4, 10, 4096, now() - interval '30 days', now() - interval '1 day',
       now() + make_interval(hours => CASE WHEN (row + n) % 10 = 0 THEN -1 ELSE 24 END), CASE WHEN row % 50 = 0 THEN now() END
     FROM (SELECT id, row_number() OVER (ORDER BY name_key) AS row FROM runtime) AS runtime, generate_series(1, 8) AS n
     WHERE n <= row % 5 * 2`,
  )
  await client.query(
    `INSERT INTO auth_key (id, runtime_id, slot, lookup, sealed, created_at)
     SELECT gen_random_uuid(), id, slot::"KeySlot", decode(md5(id || slot), 'hex'), '\\x00', created_at
     FROM runtime, unnest(ARRAY['authKey1', 'authKey2']) AS slot`,
  )
  await client.query(
    `INSERT INTO data_source (id, name, name_key, kind, properties)
     SELECT gen_random_uuid(), 'Source-' || i, 'source-' || i, 'AzurePostgreSql', '{}' FROM generate_series(1, 100) AS i`,
  )
  await client.query(
    `INSERT INTO scan (id, data_source_id, name, name_key, kind, properties, runtime_key, credential_key)
     SELECT gen_random_uuid(), data_source.id, 'scan-' || row || '-' || s, 'scan-' || row || '-' || s, 'AzurePostgreSqlCredential', '{}', runtime.name_key, 'none'
     FROM (SELECT name_key, row_number() OVER (ORDER BY name_key) AS row FROM runtime) AS runtime
       JOIN data_source ON data_source.name_key = 'source-' || row % 100 + 1, generate_series(1, 5) AS s WHERE s <= row % 6`,
  )
  const { rows } = await client.query<{ nameKey: string }>('SELECT name_key AS "nameKey" FROM runtime')
  const { text, values } = digestStatement(rows.map(({ nameKey }) => nameKey))
  await client.query(text, values)
  await client.query('VACUUM ANALYZE')
}
