import { win32 } from 'node:path'
import type { ServiceParts, ServicePlan } from './ServicePlan.ts'
import { windowsHost } from './windowsHost.ts'

const windowsServiceName = 'MooringNode'

const account = `NT SERVICE\\${windowsServiceName}`

/**
 * A service of Windows. The service manager talks to a program only by its own interface, which Node.js does not have; a host of some
 * lines of C#, compiled here by the Windows PowerShell that every Windows brings, stands between. It runs under a virtual account
 * that is nobody else's.
 */
export function windowsPlan({ program, script, home, drainSeconds }: ServiceParts): ServicePlan {
  const folder = win32.join(home, 'service')
  const [source, host] = [win32.join(folder, 'host.cs'), win32.join(folder, 'mooring-node-service.exe')]
  const compile = `Add-Type -Path '${quoted(source)}' -OutputAssembly '${quoted(host)}' -OutputType ConsoleApplication -ReferencedAssemblies System.ServiceProcess`
  const powershell = (command: string) => ['powershell.exe', '-NoProfile', '-NonInteractive', '-Command', command] as const
  return {
    install: [
      { kind: 'run', argv: powershell(`New-Item -ItemType Directory -Force '${quoted(folder)}' | Out-Null`) },
      { kind: 'write', path: source, text: windowsHost({ program, script, home, drainSeconds }) },
      { kind: 'run', argv: powershell(`if (Test-Path '${quoted(host)}') { Remove-Item '${quoted(host)}' }; ${compile}`) },
      { kind: 'run', argv: ['sc.exe', 'create', windowsServiceName, 'binPath=', `"${host}"`, 'start=', 'delayed-auto', 'obj=', account] },
      {
        kind: 'run',
        argv: ['sc.exe', 'failure', windowsServiceName, 'reset=', '86400', 'actions=', 'restart/5000/restart/5000/restart/60000'],
      },
      { kind: 'run', argv: ['icacls.exe', home, '/grant', `${account}:(OI)(CI)M`, '/T', '/Q'] },
      { kind: 'run', argv: ['sc.exe', 'start', windowsServiceName] },
    ],
    uninstall: [
      { kind: 'run', argv: ['sc.exe', 'stop', windowsServiceName], mayFail: true },
      { kind: 'run', argv: ['sc.exe', 'delete', windowsServiceName] },
    ],
    start: ['sc.exe', 'start', windowsServiceName],
  }
}

/** Within single quotes PowerShell knows one special character. */
const quoted = (text: string): string => text.replaceAll("'", "''")
