import type { DataSource, DataSourceBody, ScannableSourceKind, SourceOfKind } from '@mooring/contract'
import { sourceKindsWords } from '#strings/sourceKindsWords.ts'
import { sourcesWords } from '#strings/sourcesWords.ts'
import { nameProblem } from '../../components/nameProblem.ts'
import { randomSuffix } from '../../components/randomSuffix.ts'
import { isScanned } from '../../components/sourceKinds.ts'
import { collectionNameOf } from './collectionsOf.ts'
import { endpointRefusals, instanceRefusals, type Endpoint, type EndpointRefusals } from './endpointRefusals.ts'

/** A data source while it is being typed: the fields of every kind, so that nothing typed is lost when another kind is chosen. */
export interface SourceDraft extends Endpoint {
  kind: ScannableSourceKind
  name: string
  /** The address of a storage account. */
  endpoint: string
  /** A folder on the machine of a node. */
  path: string
  /** Empty: it lies in the root. */
  collection: string
}

export type SourceRefusals = EndpointRefusals & { name?: string; endpoint?: string; path?: string }

const defaultPorts: Partial<Record<ScannableSourceKind, string>> = { AzurePostgreSql: '5432', AzureMySql: '3306' }

const empty = { name: '', serverEndpoint: '', port: '', endpoint: '', path: '', collection: '' }

export const newSourceDraft = (kind: ScannableSourceKind): SourceDraft => ({
  ...empty,
  kind,
  name: `${sourceKindsWords.prefix[kind]}-${randomSuffix()}`,
  port: defaultPorts[kind] ?? '',
})

/** A source as its form shows it; null for a kind that this form does not know. */
export function draftOfSource(source: DataSource): SourceDraft | null {
  if (!isScanned(source.kind)) return null
  const { properties }: { properties: { [property: string]: unknown } } = source
  const text = (field: keyof SourceDraft) => {
    const held = properties[field]
    return typeof held === 'string' || typeof held === 'number' ? String(held) : ''
  }
  return {
    kind: source.kind,
    name: source.name,
    serverEndpoint: text('serverEndpoint'),
    port: text('port'),
    endpoint: text('endpoint'),
    path: text('path'),
    collection: collectionNameOf(source),
  }
}

/** The draft with another kind: a name or a port that was only suggested becomes the new kind's. */
export function withKind(draft: SourceDraft, kind: ScannableSourceKind): SourceDraft {
  const { kind: before, name, port } = draft
  const prefix = `${sourceKindsWords.prefix[before]}-`
  const isSuggested = port === '' || port === defaultPorts[before]
  return {
    ...draft,
    kind,
    name: name.startsWith(prefix) ? `${sourceKindsWords.prefix[kind]}-${name.slice(prefix.length)}` : name,
    port: isSuggested ? (defaultPorts[kind] ?? '') : port,
  }
}

const storagePattern = /^https?:\/\/[^\s@?#]+$/
/** `/srv/data`, `D:\data` or `\\server\share`, as the contract has it. */
const pathPattern = /^(?:\/|[A-Za-z]:[\\/]|\\\\[^\\])/

function placeRefusals(draft: SourceDraft): SourceRefusals {
  switch (draft.kind) {
    case 'AzurePostgreSql':
    case 'AzureMySql':
      return endpointRefusals(draft)
    case 'SqlServerDatabase':
      return instanceRefusals(draft.serverEndpoint)
    case 'AzureStorage':
    case 'AdlsGen2': {
      const endpoint = draft.endpoint.trim()
      return storagePattern.test(endpoint) && URL.canParse(endpoint) ? {} : { endpoint: sourcesWords.accountOdd }
    }
    case 'FileSystem':
      return pathPattern.test(draft.path.trim()) ? {} : { path: sourcesWords.pathOdd }
  }
}

/** What is wrong with each field of the draft's kind, as sentences. */
export function sourceRefusals(draft: SourceDraft): SourceRefusals {
  const name = nameProblem(draft.name)
  return { ...(name ? { name } : {}), ...placeRefusals(draft) }
}

/** What of the draft belongs to its kind. */
function placeOfDraft(draft: SourceDraft): SourceOfKind {
  const { kind } = draft
  const serverEndpoint = draft.serverEndpoint.trim()
  switch (kind) {
    case 'AzurePostgreSql':
    case 'AzureMySql':
      return { kind, properties: { serverEndpoint, port: Number(draft.port) } }
    case 'SqlServerDatabase':
      return { kind, properties: { serverEndpoint } }
    case 'AzureStorage':
    case 'AdlsGen2':
      return { kind, properties: { endpoint: draft.endpoint.trim() } }
    case 'FileSystem':
      return { kind, properties: { path: draft.path.trim() } }
  }
}

/** The draft as the contract has it. What else an existing source says, and this form does not know, stays as it is. */
export function sourceBodyOf(draft: SourceDraft, existing?: DataSource): DataSourceBody {
  const place = placeOfDraft(draft)
  const referenceName = draft.collection.trim()
  const ofCollection = referenceName === '' ? {} : { collection: { type: 'CollectionReference', referenceName } }
  const held: { collection?: unknown } = existing?.kind === draft.kind ? existing.properties : {}
  const { collection, ...others } = held
  // One that is not touched stays as it is written.
  const isSame = existing !== undefined && referenceName === collectionNameOf(existing)
  const kept = isSame && collection !== undefined ? { collection } : ofCollection
  // Of the same kind, so that the properties of the one are those of the other.
  return { ...place, properties: { ...others, ...place.properties, ...kept } } as DataSourceBody
}
