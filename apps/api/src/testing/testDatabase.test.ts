import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Database } from '../database/open.ts'
import { createTestDatabase } from './testDatabase.ts'

let database: Database
let other: Database

beforeAll(async () => {
  database = await createTestDatabase()
  other = await createTestDatabase()
})

afterAll(async () => {
  await database.close()
  await other.close()
})

test('two test databases hold different data', async () => {
  const client = await database.connect()
  await client.query('CREATE TABLE only_here (id int)')
  await client.end()
  const otherClient = await other.connect()
  const { rows } = await otherClient.query(`SELECT to_regclass('only_here') IS NULL AS missing`)
  await otherClient.end()
  expect(rows).toEqual([{ missing: true }])
})
