import type { ServerNotice } from '@mooring/contract'
import { noticesWords } from '#strings/noticesWords.ts'
import { paths } from '../paths.ts'
import type { Notice } from './notify.ts'

const { event } = noticesWords

/** What people read of something that happened by itself, and where they see more of it. */
export function serverNoticeText(notice: ServerNotice): Notice {
  switch (notice.kind) {
    case 'nodeLost':
    case 'nodeQuarantined':
    case 'nodeOnline': {
      const { kind, nodeName, runtimeName } = notice
      return {
        intent: kind === 'nodeOnline' ? 'success' : 'error',
        title: event[kind](nodeName, runtimeName),
        ...(kind === 'nodeOnline' ? {} : { body: kind === 'nodeLost' ? event.silent : event.copied }),
        link: { text: event.openNode(nodeName), href: paths.node(runtimeName, nodeName) },
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
