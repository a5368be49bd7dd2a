export interface Endpoint {
  host: string
  port: number
}

/** Where the clouds of Azure let a machine sign in, by the domain of their vaults: https://learn.microsoft.com/azure/key-vault/general/access-behind-firewall */
const signInHosts: readonly [vaults: string, host: string][] = [
  ['.vault.usgovcloudapi.net', 'login.microsoftonline.us'],
  ['.vault.azure.cn', 'login.chinacloudapi.cn'],
]
const signInHostDefault = 'login.microsoftonline.com'

/** What a node reaches to read a secret from a key vault: the vault, and where it signs in to Azure for that; null for what is no address. */
export function vaultEndpoints(baseUrl: string): { vault: Endpoint; signIn: Endpoint } | null {
  if (!URL.canParse(baseUrl)) return null
  const { hostname, port } = new URL(baseUrl)
  const [, signIn = signInHostDefault] = signInHosts.find(([vaults]) => hostname.endsWith(vaults)) ?? []
  return { vault: { host: hostname.replace(/^\[|\]$/g, ''), port: Number(port) || 443 }, signIn: { host: signIn, port: 443 } }
}
