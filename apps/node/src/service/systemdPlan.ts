import { installedProgram, programFolder } from './installedProgram.ts'
import type { ServiceParts, ServicePlan } from './ServicePlan.ts'

export const systemdUnitPath = '/etc/systemd/system/mooring-node.service'

const user = 'mooring-node'
/** For passwords of data sources that credentials of the console name; made by the administrator when there are any. */
const environmentFile = '/etc/mooring-node.env'

/** A service of systemd, under a user of its own that may do little else than call out. */
export function systemdPlan(parts: ServiceParts): ServicePlan {
  const installed = installedProgram(parts)
  const start = ['systemctl', 'start', 'mooring-node.service'] as const
  return {
    install: [
      {
        kind: 'run',
        argv: [
          'sh',
          '-c',
          `getent passwd ${user} >/dev/null || useradd --system --user-group --home-dir / --shell /usr/sbin/nologin ${user}`,
        ],
      },
      { kind: 'run', argv: ['install', '-d', '-m', '755', programFolder] },
      ...installed.copies,
      { kind: 'run', argv: ['install', '-d', '-m', '700', '-o', user, '-g', user, parts.home] },
      { kind: 'run', argv: ['chown', '-R', `${user}:${user}`, parts.home] },
      { kind: 'write', path: systemdUnitPath, text: unit(installed.argv, parts) },
      { kind: 'run', argv: ['systemctl', 'daemon-reload'] },
      { kind: 'run', argv: ['systemctl', 'enable', 'mooring-node.service'] },
      { kind: 'run', argv: ['systemctl', 'restart', 'mooring-node.service'] },
    ],
    uninstall: [
      { kind: 'run', argv: ['systemctl', 'disable', '--now', 'mooring-node.service'], mayFail: true },
      { kind: 'remove', path: systemdUnitPath },
      { kind: 'run', argv: ['systemctl', 'daemon-reload'] },
    ],
    start,
  }
}

/**
 * The unit. It is ready once the node runs, whether the console answers or not: a machine must start while the network is away. Codes 1
 * and 2 mean that starting again changes nothing: the registration is over, or the command line is wrong.
 */
function unit(argv: readonly string[], { home, drainSeconds }: ServiceParts): string {
  return `[Unit]
Description=Mooring node of a self-hosted integration runtime
Wants=network-online.target
After=network-online.target
StartLimitIntervalSec=0

[Service]
Type=notify
NotifyAccess=all
User=${user}
Group=${user}
${systemdHomeLine(home)}
EnvironmentFile=-${environmentFile}
ExecStart=${[...argv, 'run', '--drain-seconds', String(drainSeconds)].map((text) => word(text).replaceAll('$', '$$$$')).join(' ')}
Restart=on-failure
RestartSec=5
RestartPreventExitStatus=1 2
TimeoutStopSec=${drainSeconds + 20}
UMask=0077
ReadWritePaths=${word(home)}
NoNewPrivileges=yes
CapabilityBoundingSet=
ProtectSystem=strict
ProtectHome=read-only
PrivateTmp=yes
PrivateDevices=yes
ProtectClock=yes
ProtectControlGroups=yes
ProtectHostname=yes
ProtectKernelLogs=yes
ProtectKernelModules=yes
ProtectKernelTunables=yes
ProtectProc=invisible
LockPersonality=yes
RestrictAddressFamilies=AF_INET AF_INET6 AF_UNIX AF_NETLINK
RestrictNamespaces=yes
RestrictRealtime=yes
RestrictSUIDSGID=yes
SystemCallArchitectures=native
SystemCallFilter=@system-service
# Not MemoryDenyWriteExecute: JavaScript is compiled while it runs.

[Install]
WantedBy=multi-user.target
`
}

/** The line of the unit that names the home. */
export const systemdHomeLine = (home: string): string => `Environment=${word(`MOORING_NODE_HOME=${home}`)}`

/** A word of a unit file, in which only commands know variables: https://www.freedesktop.org/software/systemd/man/systemd.syntax.html#Quoting */
function word(text: string): string {
  const escaped = text.replaceAll('%', '%%')
  return /^[\w@%+=:,./$-]+$/.test(escaped) ? escaped : `"${escaped.replace(/[\\"]/g, '\\$&')}"`
}
