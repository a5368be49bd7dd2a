import type { DiagnosticsReport, NetworkReport, RegistrationPreview } from '@mooring/contract'
import type { Config } from '../config.ts'
import type { GivenKey } from '../readAuthKey.ts'
import type { ConnectionField, FieldRefusal } from './connectionFields.ts'
import type { SourceTest } from './SourceTest.ts'

/** What the next page says once, above everything else. */
export interface Notice {
  kind: 'done' | 'failed'
  text: string
}

/** What is remembered between the pages that somebody opens, in memory only. */
export interface Visit {
  config: Config
  /** The key that was given and has not been used yet. */
  key: GivenKey | null
  /** Certificates of the console to trust beside those of the system, as a path; null when none were given. */
  caFile: string | null
  notice: Notice | null
  /** Why this machine does not suit, as sentences. */
  unsuitable: string[]
  /** The runtime of the key with its nodes; null when the console did not say. */
  runtime: RegistrationPreview | null
  /** The name that was last asked for, and one to take in its place. */
  nodeName: string | null
  suggestedName: string | null
  /** Whether this visit registered the node, and the person has not gone on since. */
  hasJustRegistered: boolean
  /** Whether the person chose not to register. */
  hasCanceled: boolean
  /** Where the windows lead back to that are opened from several others. */
  openedFrom: '/register' | '/settings' | '/diagnostics'
  diagnosis: DiagnosticsReport | null
  /** The form that tests a connection: what was last entered, without secrets, and what of it was wrong. */
  connectionForm: { shown: Partial<Record<ConnectionField, string>>; wrong: FieldRefusal | null }
  /** The last one that was tested: to a server, or to a data source. */
  connection: NetworkReport | null
  sourceTest: SourceTest | null
  /** The backup that was made, sealed, until it is kept or the page is left. */
  backup: { fileName: string; sealed: string } | null
}

export const newVisit = (config: Config): Visit => ({
  config,
  key: null,
  caFile: null,
  notice: null,
  unsuitable: [],
  runtime: null,
  nodeName: null,
  suggestedName: null,
  hasJustRegistered: false,
  hasCanceled: false,
  openedFrom: '/register',
  diagnosis: null,
  connectionForm: { shown: {}, wrong: null },
  connection: null,
  sourceTest: null,
  backup: null,
})

/** Forgets the key; until then no text of the node shows it. */
export function forgetKey(visit: Visit): void {
  visit.key?.forget()
  Object.assign(visit, { key: null, unsuitable: [], runtime: null, nodeName: null, suggestedName: null } satisfies Partial<Visit>)
}
