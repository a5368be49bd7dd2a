import type { RuntimeListQuery, RuntimeSort, RuntimeState } from '@mooring/contract'

/** What of the list of runtimes stands in its address, as it stands there: what is absent restricts nothing. */
export interface RuntimesView {
  search?: string
  /** States with commas between them. */
  state?: string
  version?: string
  update?: 'available'
  /** Tags with commas between them. */
  tag?: string
  usedBy?: 'none'
  keyOlderThanDays?: string
  sort?: RuntimeSort
  order?: 'desc'
}

const runtimesPageSize = 100

const states: Record<RuntimeState, true> = { NeedRegistration: true, Online: true, Limited: true, Offline: true }
const sorts: Record<RuntimeSort, true> = {
  name: true,
  state: true,
  version: true,
  usedBy: true,
  lastSeen: true,
  createdAt: true,
  nodes: true,
}

type Search = Readonly<Record<string, string | undefined>>

/** The view that an address asks for. Whoever wrote the address may have written anything: what the list does not know is left out. */
export function viewOf(search: Search): RuntimesView {
  const text = search.search?.trim().slice(0, 200)
  const state = search.state?.split(',').filter((name) => Object.hasOwn(states, name))
  const tag = search.tag?.slice(0, 1300)
  const version = search.version?.slice(0, 64)
  const days = search.keyOlderThanDays ?? ''
  const sort = search.sort !== undefined && Object.hasOwn(sorts, search.sort) ? (search.sort as RuntimeSort) : undefined
  return {
    ...(text ? { search: text } : {}),
    ...(state?.length ? { state: [...new Set(state)].join() } : {}),
    ...(version ? { version } : {}),
    ...(search.update === 'available' ? { update: 'available' } : {}),
    ...(tag ? { tag } : {}),
    ...(search.usedBy === 'none' ? { usedBy: 'none' } : {}),
    ...(/^\d{1,4}$/.test(days) ? { keyOlderThanDays: days } : {}),
    ...(sort && sort !== 'name' ? { sort } : {}),
    ...(search.order === 'desc' ? { order: 'desc' } : {}),
  }
}

/** The query of the list's first page in this view. */
export function runtimesQuery({ keyOlderThanDays, ...view }: RuntimesView): RuntimeListQuery {
  return { ...view, ...(keyOlderThanDays ? { keyOlderThanDays: Number(keyOlderThanDays) } : {}), pageSize: runtimesPageSize }
}

/** The view without what restricts it: the order stays. */
export const withoutFilters = ({ sort, order }: RuntimesView): RuntimesView => ({ ...(sort ? { sort } : {}), ...(order ? { order } : {}) })

/** Whether the view leaves runtimes out. */
export const isFiltered = (view: RuntimesView): boolean => Object.keys(view).some((key) => key !== 'sort' && key !== 'order')
