import type { NodeSummary } from '@mooring/contract'
import { expect, test } from 'vitest'
import { nodeChecks } from './nodeChecks.ts'

const node: NodeSummary = {
  name: 'first',
  status: 'Online',
  reason: 'It is connected.',
  since: '2026-03-01T10:00:00.000Z',
  machineName: 'first',
  operatingSystem: 'Linux',
  version: '0.1.0',
  runningJobs: 1,
  concurrentJobsLimit: 4,
  concurrentJobsMax: 8,
  registeredAt: '2026-03-01T10:00:00.000Z',
  lastHeartbeatAt: '2026-03-01T11:00:00.000Z',
}

const glyphs = (changed: Partial<NodeSummary>) => nodeChecks({ ...node, ...changed }).map(({ key, glyph }) => `${key}: ${glyph}`)
const { lastHeartbeatAt: _, ...silent } = node

test('everything is good with a node that is online', () => {
  expect(glyphs({})).toEqual(['registered: good', 'connected: good', 'heartbeat: good', 'takesRuns: good', 'hasRoom: good'])
  expect(nodeChecks(node).every(({ advice }) => advice === undefined)).toBe(true)
})

test('a node that has registered is waited for, until it counts as offline', () => {
  expect(nodeChecks({ ...silent, status: 'Initializing' })).toMatchObject([{ glyph: 'good' }, { key: 'connected', glyph: 'waiting' }])
  expect(nodeChecks({ ...silent, status: 'Offline' })).toMatchObject([
    { glyph: 'good' },
    { key: 'connected', glyph: 'bad', advice: expect.any(String) },
  ])
})

test('one that has a copy says where that runs, and what to do', () => {
  const found = nodeChecks({ ...node, status: 'Limited', copyAddress: '192.0.2.7' }).find(({ key }) => key === 'alone')
  expect(found).toMatchObject({ glyph: 'bad', text: expect.stringContaining('192.0.2.7'), advice: expect.any(String) })
})

test('one that fell silent says what to look at', () => {
  expect(nodeChecks({ ...node, status: 'Offline' })).toContainEqual(
    expect.objectContaining({ key: 'heartbeat', glyph: 'bad', advice: expect.any(String) }),
  )
})

test('one that drains, and one that runs all it may, say why they get nothing', () => {
  expect(glyphs({ status: 'Draining', drainingSince: node.since })).toContain('takesRuns: warning')
  expect(glyphs({ runningJobs: 4 })).toContain('hasRoom: waiting')
})

test('one that is updated says how far that is, and nothing of its heartbeat', () => {
  const reason = 'It starts as a new version.'
  expect(glyphs({ status: 'Upgrading', reason })).toEqual(['registered: good', 'connected: good', 'takesRuns: waiting'])
  expect(nodeChecks({ ...node, status: 'Upgrading', reason })).toContainEqual(expect.objectContaining({ text: reason }))
})
