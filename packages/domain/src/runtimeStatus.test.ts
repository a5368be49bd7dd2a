import { describe, expect, test } from 'vitest'
import { offlineAfterMs, quarantineMs } from './liveness.ts'
import { nodeStatus } from './nodeStatus.ts'
import { runtimeStatus } from './runtimeStatus.ts'
import { restartMsMax } from './updateRollout.ts'

const now = new Date('2026-01-01T12:00:00Z')
const ago = (ms: number) => new Date(now.getTime() - ms)
const day = 86_400_000
const online = { registeredAt: ago(day), lastHeartbeatAt: ago(1000), onlineSince: ago(5000), drainingSince: null }
const offline = { registeredAt: ago(day), lastHeartbeatAt: ago(offlineAfterMs), onlineSince: ago(day), drainingSince: null }
const draining = { ...online, drainingSince: ago(2000) }
const updating = (phase: string, phaseMs = 2000) => ({ ...online, update: { phase, phaseAt: ago(phaseMs) } })
const restarting = (phaseMs: number) => ({ ...offline, update: { phase: 'restarting', phaseAt: ago(phaseMs) } })
const copied = { ...online, rivalHeardAt: ago(1000), quarantinedSince: ago(3000), rivalAddress: '192.0.2.7' }

describe('nodeStatus', () => {
  test.each([
    ['spoke a moment ago', online, 'Online'],
    ['spoke just within three intervals', { ...online, lastHeartbeatAt: ago(offlineAfterMs - 1) }, 'Online'],
    ['has been silent for three intervals', offline, 'Offline'],
    [
      'registered and has not spoken',
      { registeredAt: ago(1000), lastHeartbeatAt: null, onlineSince: null, drainingSince: null },
      'Initializing',
    ],
    [
      'registered long ago and never spoke',
      { registeredAt: ago(day), lastHeartbeatAt: null, onlineSince: null, drainingSince: null },
      'Offline',
    ],
    ['drains', draining, 'Draining'],
    ['has a copy', copied, 'Limited'],
    ['has a copy and drains', { ...copied, drainingSince: ago(2000) }, 'Limited'],
    ['has a copy and fell silent', { ...copied, lastHeartbeatAt: ago(offlineAfterMs) }, 'Offline'],
    ['had a copy that was not heard any more', { ...copied, rivalHeardAt: ago(quarantineMs) }, 'Online'],
    ['downloads a new version', updating('downloading'), 'Upgrading'],
    ['lets its scans finish for one', updating('draining'), 'Upgrading'],
    ['starts as one', updating('restarting'), 'Upgrading'],
    ['starts as one and is silent meanwhile', restarting(restartMsMax - 1), 'Upgrading'],
    ['was to start as one and did not for too long', restarting(restartMsMax), 'Offline'],
    ['lets its scans finish for one and fell silent', { ...offline, update: updating('draining').update }, 'Offline'],
    ['waits for its update', updating('waiting'), 'Online'],
    ['was ordered to update and has not begun', updating('ordered'), 'Online'],
    ['was updated', updating('updated', 0), 'Online'],
    ['drains and is updated', { ...updating('downloading'), drainingSince: ago(5000) }, 'Upgrading'],
    ['has a copy and is updated', { ...copied, update: updating('downloading').update }, 'Limited'],
    ['was to drain and fell silent', { ...offline, drainingSince: ago(day) }, 'Offline'],
  ])('a node that %s', (_, node, status) => expect(nodeStatus(node, now).status).toBe(status))

  test('a node that is updated says how far that is, and since when', () =>
    expect(nodeStatus(updating('downloading'), now)).toEqual({
      status: 'Upgrading',
      reason: 'It downloads a new version.',
      since: ago(2000),
    }))

  test('a node is online since it came online', () => expect(nodeStatus(online, now).since).toEqual(ago(5000)))

  test('a node drains since it was asked to, or since it came back while it was', () => {
    expect(nodeStatus(draining, now).since).toEqual(ago(2000))
    expect(nodeStatus({ ...draining, drainingSince: ago(day) }, now).since).toEqual(ago(5000))
  })

  test('a node that has a copy says so, where that is, and since when', () => {
    expect(nodeStatus(copied, now)).toEqual({
      status: 'Limited',
      reason: expect.stringMatching(/^Two machines use.* at 192\.0\.2\.7 /) as string,
      since: ago(3000),
    })
  })

  test('a node is offline since the moment it counted as such', () => {
    expect(nodeStatus({ ...online, lastHeartbeatAt: ago(day) }, now).since).toEqual(ago(day - offlineAfterMs))
  })
})

describe('runtimeStatus', () => {
  test.each([
    [[], 'NeedRegistration', /No node/],
    [[online], 'Online', /Its node is connected/],
    [[online, online], 'Online', /All 2/],
    [[online, offline], 'Limited', /1 of 2/],
    [[updating('downloading')], 'Online', /Its node is connected/],
    [[updating('draining')], 'Limited', /Its node is being updated/],
    [[restarting(1000)], 'Limited', /Its node is being updated/],
    [[restarting(1000), online], 'Limited', /One of its nodes is being updated/],
    [[restarting(restartMsMax)], 'Offline', /not connected/],
    [[restarting(restartMsMax), online], 'Limited', /1 of 2/],
    [[draining], 'Limited', /Its node is draining/],
    [[online, draining], 'Limited', /All 2 nodes are connected, 1 draining/],
    [[draining, draining], 'Limited', /All 2 nodes are connected, all of them draining/],
    [[draining, online, offline], 'Limited', /2 of 3 nodes are connected, 1 draining/],
    [[draining, offline], 'Limited', /1 of 2 nodes are connected, all of them draining/],
    [[copied], 'Limited', /Two machines use the registration of its node/],
    [[copied, online], 'Limited', /one of its nodes/],
    [[offline], 'Offline', /not connected/],
    [[offline, offline], 'Offline', /None of its 2/],
  ])('%j', (nodes, state, reason) => {
    const judged = runtimeStatus({ createdAt: ago(day), nodes }, now)
    expect(judged.state).toBe(state)
    expect(judged.reason).toMatch(reason)
  })
})
