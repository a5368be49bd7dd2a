import type { NetworkTarget, SourceOfKind } from '@mooring/contract'
import { sourceEndpoint } from '@mooring/domain'
import type { ActContext } from '../../ActContext.ts'
import type { Runtime } from '../generated/client.ts'

/** What a report may hold. */
const targetsMax = 64

/** What a node of the runtime must reach: the console, and each source that a scan reaches through it, once. */
export async function targetsOfRuntime(context: ActContext, runtime: Runtime): Promise<NetworkTarget[]> {
  const sources = await context.prisma.dataSource.findMany({
    where: { scans: { some: { runtimeKey: runtime.nameKey } } },
    orderBy: { name: 'asc' },
    take: targetsMax,
  })
  const targets = sources.flatMap(({ kind, properties }) => targetsOfSource({ kind, properties } as SourceOfKind))
  const all = new Map([consoleTarget(context), ...targets].map((target) => [`${target.host}:${target.port}`, target]))
  return [...all.values()].slice(0, targetsMax)
}

/** How a source is reached over the network; nothing for one that is not. */
export function targetsOfSource(source: SourceOfKind): NetworkTarget[] {
  const endpoint = sourceEndpoint(source)
  if (endpoint === null) return []
  const [scheme] = 'endpoint' in source.properties ? String(source.properties.endpoint).split(':') : []
  const protocol = scheme === 'https' || scheme === 'http' ? scheme : 'tcp'
  return [{ ...endpoint, purpose: 'dataSource', protocol }]
}

function consoleTarget({ publicOrigin }: ActContext): NetworkTarget {
  const { hostname, port, protocol } = new URL(publicOrigin())
  const isSecure = protocol === 'https:'
  return { purpose: 'console', host: hostname, port: Number(port) || (isSecure ? 443 : 80), protocol: isSecure ? 'https' : 'http' }
}
