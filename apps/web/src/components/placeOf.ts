import type { KeptSource } from '@mooring/contract'
import { sourceEndpoint } from '@mooring/domain'

/** Where a data source is, in a few words. */
export function placeOf(source: KeptSource): string {
  if (source.kind === 'FileSystem') return source.properties.path ?? '—'
  if (source.kind === 'AzureStorage' || source.kind === 'AdlsGen2') return source.properties.endpoint ?? '—'
  const endpoint = sourceEndpoint(source)
  if (endpoint?.port === null && 'serverEndpoint' in source.properties) return String(source.properties.serverEndpoint)
  if (endpoint === null) return '—'
  const { host, port } = endpoint
  return `${host.includes(':') ? `[${host}]` : host}:${port}`
}
