import type { ServerNotice } from '@mooring/contract'
import { language } from '#strings/language.ts'
import { noticesWords } from '#strings/noticesWords.ts'
import { paths } from '../paths.ts'
import type { Notice } from './notify.ts'

const { event } = noticesWords

const moment = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'medium' })

interface OfNode {
  nodeName: string
  runtimeName: string
}

const linkToNode = ({ nodeName, runtimeName }: OfNode): NonNullable<Notice['link']> => ({
  text: event.openNode(nodeName),
  href: paths.node(runtimeName, nodeName),
})

/** What is left to be seen of a node that was lost. */
function linkToLost(notice: OfNode & { removed?: 'node' | 'runtime' }): Pick<Notice, 'link'> {
  const { runtimeName, removed } = notice
  if (removed === 'runtime') return {}
  if (removed === 'node') return { link: { text: event.openRuntime(runtimeName), href: paths.runtime(runtimeName, 'nodes') } }
  return { link: linkToNode(notice) }
}

/** What people read of something that happened by itself, and where they see more of it. */
export function serverNoticeText(notice: ServerNotice): Notice {
  switch (notice.kind) {
    case 'nodeLost': {
      const { nodeName, runtimeName, at, until } = notice
      const link = linkToLost(notice)
      if (until === undefined) return { intent: 'error', title: event.nodeLost(nodeName, runtimeName), body: event.silent, ...link }
      return {
        intent: 'error',
        title: event.nodeWasLost(nodeName, runtimeName),
        body: event.wasSilent(moment.format(new Date(at)), moment.format(new Date(until))),
        ...link,
      }
    }
    case 'nodeQuarantined':
    case 'nodeOnline': {
      const { kind, nodeName, runtimeName } = notice
      return {
        intent: kind === 'nodeOnline' ? 'success' : 'error',
        title: event[kind](nodeName, runtimeName),
        ...(kind === 'nodeOnline' ? {} : { body: event.copied }),
        link: linkToNode(notice),
      }
    }
    case 'runFailed': {
      const { runId, dataSourceName, scanName, message } = notice
      return {
        intent: 'error',
        title: event.runFailed(scanName, dataSourceName),
        ...(message === undefined ? {} : { body: message }),
        link: { text: event.openRun, href: paths.run(runId) },
      }
    }
  }
}
