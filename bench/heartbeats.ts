/**
 * `node bench/heartbeats.ts [seconds]`: heartbeats of 10,000 nodes that the console accepts over HTTP in a second, with every one signed,
 * checked and durable, against the same statement sent to the database by as many connections as the console has; then how long one
 * takes, and how much of two processors console and database use, while as many come as 10,000 nodes send. What sends them runs on the
 * same processors.
 */
import { generateKeyPairSync, sign, type KeyObject } from 'node:crypto'
import { Agent, request } from 'node:http'
import { setTimeout as delay } from 'node:timers/promises'
import type { ConsoleProcess } from '../e2e/support/ConsoleProcess.ts'
import type { Client } from './buildConsole.ts'
import { fillRuntimes } from './fillRuntimes.ts'
import { hundredths, quantile } from './measure.ts'
import { printFigures } from './printFigures.ts'
import { processorMs } from './processorMs.ts'
import { connectToDatabase, withConsole } from './withConsole.ts'

const runtimes = 2500
const connections = 32
/** As many as the console keeps: REQUEST_LIMITS of database/open.ts. */
const databaseConnections = 10
/** 10,000 nodes with an interval of ten seconds. */
const boundedPerSecond = 1000
const seconds = Number(process.argv[2] ?? 10)
const processors = 2
const body = JSON.stringify({ version: '1.4.0', cpuPercent: 12.5, memoryAvailableMb: 4096, runningJobs: 0 })

interface BenchNode {
  id: string
  token: string
}

await withConsole(async ({ console, client }) => {
  await fillRuntimes(client, runtimes)
  const nodes = await enrolled(client)
  const agent = new Agent({ keepAlive: true, maxSockets: connections })
  const beat = (round: number) => heartbeat({ console, agent, node: nodes[round % nodes.length] })
  const clients = await Promise.all(Array.from({ length: databaseConnections }, () => connectToDatabase(console)))
  try {
    // Each has shown its token before: it sends the same one for minutes.
    await Promise.all(Array.from({ length: connections }, (_, worker) => inTurn(nodes.length, worker, beat)))
    const before = processorMs(console.pid ?? 0)
    const accepted = await perSecond(connections, beat, seconds * 1000)
    const after = processorMs(console.pid ?? 0)
    const each = (name: 'own' | 'below') => Math.round(((after[name] - before[name]) * 1000) / (accepted * seconds))
    const raw = await perSecond(
      databaseConnections,
      (round, worker) => update(clients[worker], nodes[round % nodes.length]),
      seconds * 1000,
    )
    const startedAt = { ...processorMs(console.pid ?? 0), ms: performance.now() }
    const times = await timesAtRate(boundedPerSecond, beat)
    const endedAt = { ...processorMs(console.pid ?? 0), ms: performance.now() }
    const share = (endedAt.own + endedAt.below - startedAt.own - startedAt.below) / (endedAt.ms - startedAt.ms) / processors
    printFigures('heartbeats', { nodes: nodes.length, connections, seconds }, [
      { name: 'accepted a second', value: Math.round(accepted), raw: Math.round(raw), ratio: hundredths(raw / accepted) },
      { name: 'processor of the console for one, us', value: each('own') },
      { name: 'processor of the database for one, us', value: each('below') },
      { name: `p50 at ${boundedPerSecond} a second, ms`, value: quantile(times, 0.5) },
      { name: `p99 at ${boundedPerSecond} a second, ms`, value: quantile(times, 0.99) },
      { name: `share of ${processors} processors at ${boundedPerSecond} a second`, value: hundredths(share) },
    ])
  } finally {
    agent.destroy()
    await Promise.all(clients.map((one) => one.end()))
  }
})

/** Gives every node a key of its own, and signs the token that it sends. */
async function enrolled(client: Client): Promise<BenchNode[]> {
  const { rows } = await client.query<{ id: string; runtimeId: string }>('SELECT id, runtime_id AS "runtimeId" FROM node')
  const keyed = rows.map((row) => ({ ...row, ...generateKeyPairSync('ed25519') }))
  await client.query(
    'UPDATE node SET public_key = given.public_key FROM unnest($1::uuid[], $2::text[]) AS given (id, public_key) WHERE node.id = given.id',
    [keyed.map(({ id }) => id), keyed.map(({ publicKey }) => publicKey.export({ format: 'jwk' }).x)],
  )
  return keyed.map(({ id, runtimeId, privateKey }) => ({ id, token: tokenOf({ id, runtimeId, privateKey }) }))
}

function tokenOf({ id, runtimeId, privateKey }: { id: string; runtimeId: string; privateKey: KeyObject }): string {
  const now = Math.floor(Date.now() / 1000)
  const parts = [{ alg: 'EdDSA' }, { iss: id, aud: runtimeId, iat: now, exp: now + 300 }]
  const signed = parts.map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.')
  return `${signed}.${sign(null, Buffer.from(signed), privateKey).toString('base64url')}`
}

function heartbeat({ console, agent, node }: { console: ConsoleProcess; agent: Agent; node: BenchNode | undefined }): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  const headers = { authorization: `Bearer ${node?.token}`, 'content-type': 'application/json', 'content-length': body.length }
  const sent = request(`${console.origin}/node/heartbeat`, { method: 'POST', agent, headers, timeout: 30_000 }, (answer) => {
    answer.resume()
    answer.on('end', () => (answer.statusCode === 200 ? resolve() : reject(new Error(`A heartbeat was answered ${answer.statusCode}.`))))
  })
  sent.on('timeout', () => sent.destroy(new Error('A heartbeat was not answered.')))
  sent.on('error', reject)
  sent.end(body)
  return promise
}

/** What a heartbeat has to write at least, in one statement of its own. */
async function update(client: Client | undefined, node: BenchNode | undefined): Promise<void> {
  await client?.query({
    name: 'beat',
    text: `UPDATE node SET last_heartbeat_at = now(), version = $2, cpu_percent = $3, memory_available_mb = $4, running_jobs = $5 WHERE id = $1`,
    values: [node?.id, '1.4.0', 12.5, 4096, 0],
  })
}

/** Every so manieth round, one after the other. */
async function inTurn(rounds: number, worker: number, work: (round: number) => Promise<void>): Promise<void> {
  for (let round = worker; round < rounds; round += connections) await work(round)
}

/** How often a second the work gets done when so many workers do it one after the other for so long. */
async function perSecond(workers: number, work: (round: number, worker: number) => Promise<void>, ms: number): Promise<number> {
  const startedAt = performance.now()
  let rounds = 0
  const keepOn = async (worker: number) => {
    while (performance.now() - startedAt < ms) await work(rounds++, worker)
  }
  await Promise.all(Array.from({ length: workers }, (_, worker) => keepOn(worker)))
  return rounds / ((performance.now() - startedAt) / 1000)
}

/** Sorted milliseconds from when each was due, not from when it was sent: what waits for its turn has waited. */
async function timesAtRate(rate: number, work: (round: number) => Promise<void>): Promise<number[]> {
  const startedAt = performance.now()
  const due = Array.from({ length: rate * seconds }, (_, round) => startedAt + (round * 1000) / rate)
  const times = await Promise.all(
    due.map(async (at, round) => {
      await delay(Math.max(0, at - performance.now()))
      await work(round)
      return performance.now() - at
    }),
  )
  return times.toSorted((a, b) => a - b)
}
