import { expect, test } from 'vitest'
import { serverNoticeText } from './serverNoticeText.ts'

const about = { id: 'one', at: '2026-03-01T10:00:00.000Z' }

test('a lost node and a copied one are errors, one that came online is not, and all lead to the node', () => {
  const node = { ...about, runtimeName: 'office', nodeName: 'first' }
  const href = '/management/integration-runtimes/office?tab=nodes&node=first'
  expect(serverNoticeText({ kind: 'nodeLost', ...node })).toMatchObject({
    intent: 'error',
    title: 'Node first of office is lost',
    link: { href },
  })
  expect(serverNoticeText({ kind: 'nodeLost', ...node, until: '2026-03-01T12:30:00.000Z' })).toMatchObject({
    intent: 'error',
    title: 'Node first of office was lost',
    body: expect.stringMatching(/^It sent no heartbeats from .*2026.* until .*2026.*:30:00.*\.$/),
    link: { href },
  })
  expect(serverNoticeText({ kind: 'nodeQuarantined', ...node })).toMatchObject({
    intent: 'error',
    body: expect.any(String),
    link: { href },
  })
  expect(serverNoticeText({ kind: 'nodeOnline', ...node })).toMatchObject({ intent: 'success', link: { href } })
})

test('an outage leads to the runtime once its node was removed, and nowhere once that was deleted', () => {
  const lost = { kind: 'nodeLost', ...about, runtimeName: 'office', nodeName: 'first', until: '2026-03-01T12:30:00.000Z' } as const
  expect(serverNoticeText({ ...lost, removed: 'node' }).link).toEqual({
    text: 'Open office',
    href: '/management/integration-runtimes/office?tab=nodes',
  })
  expect(serverNoticeText({ ...lost, removed: 'runtime' })).not.toHaveProperty('link')
})

test('a run that failed says why, and leads to the run', () => {
  const run = { kind: 'runFailed', ...about, runId: '0197', dataSourceName: 'shop', scanName: 'nightly' } as const
  expect(serverNoticeText({ ...run, message: 'The source is not there.' })).toEqual({
    intent: 'error',
    title: 'Scan nightly of shop failed',
    body: 'The source is not there.',
    link: { text: 'Open the run', href: '/runs/0197' },
  })
  expect(serverNoticeText(run)).not.toHaveProperty('body')
})
