import type { DiagnosticsReport, NetworkTarget } from '@mooring/contract'
import type { Config } from './config.ts'
import { trustedCertificates, type ConsoleAddress } from './consoleClient.ts'
import { diagnoseNetwork } from './network/diagnoseNetwork.ts'
import { consoleTarget } from './network/parseTarget.ts'
import { runPreflight } from './preflight/runPreflight.ts'
import { readProxy } from './proxy.ts'

/** What to look at beside the machine: the console, null when it is not known yet, and other servers. */
interface Places {
  address: ConsoleAddress | null
  /** Certificates to trust where no console is known. */
  caFile?: string | null
  targets: readonly NetworkTarget[]
}

/** Looks at this machine and takes the way to each place. */
export async function diagnoseMachine(config: Config, { address, caFile = null, targets }: Places): Promise<DiagnosticsReport> {
  const all = [...(address === null ? [] : [consoleTarget(address.origin)]), ...targets]
  const ca = await trustedCertificates(address?.caFile ?? caFile)
  const [preflight, network] = await Promise.all([
    runPreflight({ home: config.home, address }),
    diagnoseNetwork(all, { proxy: await readProxy(config), ca }),
  ])
  return { preflight, network }
}
