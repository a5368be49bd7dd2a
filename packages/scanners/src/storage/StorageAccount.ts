import type { FileNaming } from '../files/FoundFile.ts'

/** An account of Azure Storage, from the address that people register. */
export interface StorageAccount {
  name: string
  /** Where its blobs are served: that of a data lake serves the same files. */
  blobUrl: string
  /** As messages name it. */
  address: string
  /** What the qualified names of its files begin with: the address as it is registered. */
  qualifiedPrefix: string
}

/**
 * The account behind an endpoint. Its name is the first label of the host, `https://<account>.blob.core.windows.net/`, or the first part
 * of the path where many accounts share a host, as emulators do: `http://127.0.0.1:10000/<account>`. Null when there is none.
 */
export function storageAccount(endpoint: string): StorageAccount | null {
  const url = URL.parse(endpoint)
  if (url === null || !['http:', 'https:'].includes(url.protocol) || url.username !== '' || url.password !== '') return null
  const [fromPath] = url.pathname.split('/').filter((part) => part !== '')
  const [fromHost = ''] = url.hostname.split('.')
  const isNamed = !/^[\d.]+$|^\[|^localhost$/.test(url.hostname)
  const name = fromPath ?? (isNamed ? fromHost : '')
  if (!/^[a-z0-9-]{3,63}$/.test(name)) return null
  const path = fromPath === undefined ? '' : `/${name}`
  const blobHost = url.host.replace(/^([^.]+)\.dfs\./, '$1.blob.')
  return {
    name,
    blobUrl: `${url.protocol}//${blobHost}${path}`,
    address: `${url.host}${path}`,
    qualifiedPrefix: `${url.protocol}//${url.host}${path}/`,
  }
}

/** How the files of a container are named. */
export const namingOfContainer = ({ qualifiedPrefix }: StorageAccount, container: string): FileNaming => ({
  qualifiedPrefix: `${qualifiedPrefix}${encodeURIComponent(container)}/`,
  folder: container,
})
