import type { ProxySetting } from '../../settings.ts'

/** The proxy as the windows name it. */
export function proxyText(proxy: ProxySetting): string {
  if (proxy.mode === 'custom') return proxy.address
  return proxy.mode === 'none' ? 'No proxy' : 'System proxy'
}
