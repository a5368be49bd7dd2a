import type { AssetSelection } from '@mooring/contract'

/** Which assets the address asks for; what is not said is all. */
export interface AssetsView {
  source?: string
  search?: string
  kind?: string
  classification?: string
  vanished?: string
}

const fields = ['source', 'search', 'kind', 'classification', 'vanished'] as const

/** The view that an address describes, without what it does not know. */
export const assetsViewOf = (search: Readonly<Record<string, string | undefined>>): AssetsView =>
  Object.fromEntries(fields.flatMap((field) => (search[field] ? [[field, search[field]]] : [])))

/** The view as the API takes it. What is no kind is refused there, and the page says so. */
export const selectionOf = ({ source, ...rest }: AssetsView): AssetSelection =>
  ({ ...rest, ...(source ? { dataSourceName: source } : {}) }) as AssetSelection
