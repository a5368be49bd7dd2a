import type { Proxy } from '../proxy.ts'

/** What a diagnosis works with. Each step of a way has `stepTimeoutMs`, 10 s when absent. */
export interface NetworkContext {
  proxy: Proxy
  /** Certificates to trust; null: those of the system. */
  ca: readonly string[] | null
  stepTimeoutMs?: number
  signal?: AbortSignal
}
