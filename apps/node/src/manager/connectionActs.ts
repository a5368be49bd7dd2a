import type { NetworkReport } from '@mooring/contract'
import { addressOf } from '../addressOf.ts'
import { CommandFailure } from '../CommandFailure.ts'
import { trustedCertificates } from '../consoleClient.ts'
import { diagnoseNetwork } from '../network/diagnoseNetwork.ts'
import { parseTarget } from '../network/parseTarget.ts'
import { readProxy } from '../proxy.ts'
import { FieldRefusal, fieldsToShow } from './connectionFields.ts'
import { connectionTaskFrom, isScannableKind } from './connectionTaskFrom.ts'
import { SourceTest } from './SourceTest.ts'
import type { Visit } from './Visit.ts'

/** Begins a test of the connection that a form describes, in the place of the last one. */
export async function testConnection(form: URLSearchParams, visit: Visit): Promise<string> {
  visit.sourceTest?.cancel()
  Object.assign(visit, { connection: null, sourceTest: null } satisfies Partial<Visit>)
  visit.connectionForm = { shown: fieldsToShow(form), wrong: null }
  try {
    const kind = form.get('kind') ?? ''
    if (kind === 'Server') visit.connection = await takeWay(form.get('server') ?? '', visit)
    else if (isScannableKind(kind)) visit.sourceTest = new SourceTest(connectionTaskFrom(kind, form), visit)
    else throw new FieldRefusal('kind')
  } catch (error) {
    if (error instanceof FieldRefusal) visit.connectionForm.wrong = error
    throw error
  }
  return whereResultIs(visit)
}

export async function cancelTest(_form: URLSearchParams, visit: Visit): Promise<string> {
  visit.sourceTest?.cancel()
  return whereResultIs(visit)
}

/** Below a form that fills a small screen. */
const whereResultIs = ({ sourceTest }: Visit): string => (sourceTest === null ? '/diagnostics#connection' : '/diagnostics#tested-place')

async function takeWay(server: string, { config, caFile }: Visit): Promise<NetworkReport> {
  const target = targetFrom(server.trim())
  const [address, proxy] = await Promise.all([addressOf(config, { origin: undefined, caFile }), readProxy(config)])
  const ca = await trustedCertificates(address?.caFile ?? caFile)
  return diagnoseNetwork([target], { proxy, ca })
}

function targetFrom(server: string) {
  try {
    return parseTarget(server)
  } catch (error) {
    throw error instanceof CommandFailure ? new FieldRefusal('server', error.message) : error
  }
}
