/** A console that migrates, as a process of its own: `node migrateDatabase.ts <socket directory> <database> <migrations>` prints what it applied. */
import { migrate } from '../database/migrate.ts'
import { readMigrations } from '../database/migrations.ts'
import { openConnection } from '../database/open.ts'

const [host = '', name = '', migrations = ''] = process.argv.slice(2)
const database = openConnection({ host, port: 5432, user: 'mooring', database: name, ssl: false })
const applied = await migrate(database, await readMigrations(migrations))
await database.close()
process.stdout.write(JSON.stringify(applied))
