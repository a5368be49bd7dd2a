import type { NetworkTarget, ScanBody, KeptSource } from '@mooring/contract'
import { scanEndpoint, sqlServerBrowserPort } from '@mooring/domain'
import type { ActContext } from '../../ActContext.ts'
import type { Runtime } from '../generated/client.ts'

/** What a report may hold. */
const targetsMax = 64

/** What a node of the runtime must reach: the console, and each source that a scan reaches through it, once. */
export async function targetsOfRuntime(context: ActContext, runtime: Runtime): Promise<NetworkTarget[]> {
  const sources = await context.prisma.dataSource.findMany({
    where: { scans: { some: { runtimeKey: runtime.nameKey } } },
    include: { scans: { where: { runtimeKey: runtime.nameKey }, orderBy: { name: 'asc' } } },
    orderBy: { name: 'asc' },
    take: targetsMax,
  })
  const targets = sources.flatMap(({ kind, properties, scans }) =>
    scans.flatMap((scan) => targetsOfScan({ kind, properties } as KeptSource, scan as unknown as ScanBody)),
  )
  const all = new Map([consoleTarget(context), ...targets].map((target) => [`${target.host}:${target.port}`, target]))
  return [...all.values()].slice(0, targetsMax)
}

/** How a scan reaches its source over the network; nothing for one that is not there. */
export function targetsOfScan(source: KeptSource, scan: Pick<ScanBody, 'properties'>): NetworkTarget[] {
  const endpoint = scanEndpoint(source, scan)
  if (endpoint === null) return []
  const { host, port } = endpoint
  // Who tells the port answers over UDP alone, and only to the question of a client.
  if (port === null) return [{ host, port: sqlServerBrowserPort, purpose: 'dataSource', protocol: 'dns' }]
  const [scheme] = 'endpoint' in source.properties ? String(source.properties.endpoint).split(':') : []
  const protocol = scheme === 'https' || scheme === 'http' ? scheme : 'tcp'
  return [{ host, port, purpose: 'dataSource', protocol }]
}

function consoleTarget({ publicOrigin }: ActContext): NetworkTarget {
  const { hostname, port, protocol } = new URL(publicOrigin())
  const isSecure = protocol === 'https:'
  return { purpose: 'console', host: hostname, port: Number(port) || (isSecure ? 443 : 80), protocol: isSecure ? 'https' : 'http' }
}
