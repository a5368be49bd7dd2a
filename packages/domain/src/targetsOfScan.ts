import type { KeptSource, NetworkTarget, ScanBody } from '@mooring/contract'
import { scanEndpoint, sqlServerBrowserPort } from './sourceEndpoint.ts'

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
