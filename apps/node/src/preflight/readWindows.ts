import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import type { MachineFacts } from './MachineFacts.ts'

type WindowsFacts = Pick<
  MachineFacts,
  'operatingSystem' | 'isContainer' | 'maySleep' | 'isDomainController' | 'otherRuntimes' | 'isAdministrator' | 'clockMhz'
>

const timeoutMs = 20_000

/** Each question may fail by itself, and then answers null. Texts of Windows are translated; only numbers and names of things are asked for. */
const script = String.raw`
$ErrorActionPreference = 'Stop'
function Try-Read([scriptblock] $read) { try { & $read } catch { $null } }
$system = Try-Read { Get-CimInstance Win32_OperatingSystem }
@{
  caption = $system.Caption
  version = $system.Version
  productType = $system.ProductType
  clockMhz = Try-Read { (Get-CimInstance Win32_Processor | Select-Object -First 1).MaxClockSpeed }
  isAdministrator = Try-Read { ([Security.Principal.WindowsPrincipal][Security.Principal.WindowsIdentity]::GetCurrent()).IsInRole([Security.Principal.WindowsBuiltInRole]::Administrator) }
  hibernates = Try-Read { (Get-ItemProperty HKLM:\SYSTEM\CurrentControlSet\Control\Power).HibernateEnabled }
  standby = Try-Read { (powercfg /query SCHEME_CURRENT SUB_SLEEP STANDBYIDLE | Select-String '0x[0-9a-f]{8}' | Select-Object -Last 2 | ForEach-Object { $_.Matches[0].Value }) -join ',' }
  services = Try-Read { @(Get-Service DIAHostService, DIAHostSvc -ErrorAction SilentlyContinue | ForEach-Object { $_.Name }) -join ',' }
} | ConvertTo-Json -Compress`

/** What PowerShell answers. */
export interface WindowsAnswer {
  caption: string | null
  version: string | null
  productType: number | null
  clockMhz: number | null
  isAdministrator: boolean | null
  hibernates: number | null
  /** Seconds until sleep with and without mains, in hexadecimal. */
  standby: string | null
  services: string | null
}

/** Asks Windows. What it does not answer within 20 s counts as not told. */
export async function readWindows(): Promise<WindowsFacts> {
  const encoded = Buffer.from(script, 'utf16le').toString('base64')
  const args = ['-NoProfile', '-NonInteractive', '-EncodedCommand', encoded]
  try {
    const { stdout } = await promisify(execFile)('powershell.exe', args, { timeout: timeoutMs, windowsHide: true })
    return windowsFacts(JSON.parse(stdout) as Partial<WindowsAnswer>)
  } catch {
    // Not there, forbidden by policy, or too slow: then Windows does not tell, and every check says so.
    return windowsFacts({})
  }
}

/** The answer as facts; what is missing in it is not known. */
export function windowsFacts(answer: Partial<WindowsAnswer>): WindowsFacts {
  const { caption, version = null, productType = null, clockMhz = null, isAdministrator = null, services = null } = answer
  return {
    operatingSystem: { name: caption ?? 'Windows', version, isServer: productType !== null && productType !== 1 },
    isContainer: false,
    isDomainController: productType === null ? null : productType === 2,
    clockMhz,
    isAdministrator,
    maySleep: maySleep(answer),
    otherRuntimes:
      services === null
        ? null
        : services
            .split(',')
            .filter((name) => name !== '')
            .map(foreign),
  }
}

/** The host service of Microsoft's integration runtime, whichever product registered it. */
const foreign = (service: string) => ({ name: `the Microsoft integration runtime (service ${service})`, canShare: false })

function maySleep({ hibernates = null, standby = null }: Partial<WindowsAnswer>): boolean | null {
  if (hibernates === 1) return true
  const [onMains] = (standby ?? '').split(',').filter((text) => text !== '')
  if (onMains === undefined) return hibernates === null ? null : false
  return Number(onMains) > 0
}
