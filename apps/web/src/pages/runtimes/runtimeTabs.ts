import type { RuntimeTab } from '../../paths.ts'

export type Tab = 'settings' | RuntimeTab

/** In the order in which they stand. */
export const tabs: readonly Tab[] = ['settings', 'nodes', 'version', 'used-by', 'runs', 'activity', 'diagnostics']

/** The tab that an address names; the settings when it names none, or one that there is not. */
export const tabOf = (word: string | undefined): Tab => tabs.find((tab) => tab === word) ?? 'settings'

export const tabId = (tab: Tab): string => `tab-${tab}`
