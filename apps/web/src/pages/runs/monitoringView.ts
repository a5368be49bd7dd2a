import { summaryDaysMax, type RunSelection } from '@mooring/contract'
import { paths } from '../../paths.ts'

/** What of the Monitoring page stands in its address. */
export interface MonitoringView {
  source?: string
  runtime?: string
  /** Statuses with commas between them. */
  status?: string
  /** How many days, today among them; `all` is every run. */
  days: Days
}

export const dayChoices = ['1', '7', '30', '90'] as const
type Days = (typeof dayChoices)[number] | 'all'
const daysDefault = '30'

export const filterableStatuses = ['Accepted', 'InProgress', 'Succeeded', 'CompletedWithExceptions', 'Failed', 'Canceled'] as const
type FilterableStatus = (typeof filterableStatuses)[number]
export const activeStatuses = 'Accepted,InProgress'
export const endedStatuses = 'Succeeded,Failed,Canceled'

type Search = Readonly<Record<string, string | undefined>>

const name = (text: string | undefined): string | undefined => (text !== undefined && /^[A-Za-z0-9-]{3,63}$/.test(text) ? text : undefined)

/** The view that an address asks for. Whoever wrote the address may have written anything: what the page does not know is left out. */
export function monitoringViewOf(search: Search): MonitoringView {
  const [source, runtime] = [name(search.source), name(search.runtime)]
  const status = search.status?.split(',').filter((one): one is FilterableStatus => filterableStatuses.some((known) => known === one))
  const days = dayChoices.find((choice) => choice === search.days) ?? (search.days === 'all' ? 'all' : daysDefault)
  return {
    ...(source ? { source } : {}),
    ...(runtime ? { runtime } : {}),
    ...(status?.length ? { status: [...new Set(status)].join() } : {}),
    days,
  }
}

/** The address of a view; what restricts nothing does not stand in it. */
export function monitoringPath({ days, ...view }: MonitoringView): string {
  const search = new URLSearchParams(Object.entries(view).filter(([, value]) => value !== ''))
  if (days !== daysDefault) search.set('days', days)
  return search.size === 0 ? paths.monitoring() : `${paths.monitoring()}?${search}`
}

/** Whether the view leaves runs out beside by their age. */
export const isNarrowed = ({ source, runtime, status }: MonitoringView): boolean => Boolean(source ?? runtime ?? status)

/** The runs of a view: those of its days begin at midnight where the browser is. */
export function selectionOf({ source, runtime, days }: MonitoringView, now: Date): RunSelection {
  return {
    ...(source ? { dataSourceName: source } : {}),
    ...(runtime ? { runtimeName: runtime } : {}),
    ...(days === 'all' ? {} : { since: midnight(now, Number(days) - 1) }),
  }
}

/** The days that the cards and the chart of a view tell of: the console counts no more than so many. */
export const summaryDaysOf = ({ days }: MonitoringView): number => (days === 'all' ? summaryDaysMax : Number(days))

const midnight = (now: Date, daysAgo: number): string => new Date(now.getFullYear(), now.getMonth(), now.getDate() - daysAgo).toISOString()
