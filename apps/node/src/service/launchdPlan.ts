import { installedProgram, programFolder } from './installedProgram.ts'
import type { ServiceParts, ServicePlan } from './ServicePlan.ts'

const launchdLabel = 'org.mooring.node'
export const launchdPlistPath = `/Library/LaunchDaemons/${launchdLabel}.plist`

/** A daemon of launchd, which runs as the user who became administrator to make it: what root registered becomes theirs. */
export function launchdPlan({ owner, ...parts }: ServiceParts & { owner: string }): ServicePlan {
  const installed = installedProgram(parts)
  const argv = [...installed.argv, 'run', '--drain-seconds', String(parts.drainSeconds)]
  const target = `system/${launchdLabel}`
  return {
    install: [
      { kind: 'run', argv: ['install', '-d', '-m', '755', programFolder] },
      ...installed.copies,
      { kind: 'run', argv: ['install', '-d', '-m', '700', '-o', owner, parts.home] },
      { kind: 'run', argv: ['chown', '-R', owner, parts.home] },
      { kind: 'write', path: launchdPlistPath, text: plist(argv, { ...parts, owner }) },
      { kind: 'run', argv: ['chown', 'root:wheel', launchdPlistPath] },
      { kind: 'run', argv: ['chmod', '644', launchdPlistPath] },
      { kind: 'run', argv: ['launchctl', 'bootout', target], mayFail: true },
      { kind: 'run', argv: ['launchctl', 'bootstrap', 'system', launchdPlistPath] },
    ],
    uninstall: [
      { kind: 'run', argv: ['launchctl', 'bootout', target], mayFail: true },
      { kind: 'remove', path: launchdPlistPath },
    ],
    start: ['launchctl', 'kickstart', target],
  }
}

function plist(argv: readonly string[], { home, owner, drainSeconds }: ServiceParts & { owner: string }): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0">
<dict>
  <key>Label</key>${text(launchdLabel)}
  <key>ProgramArguments</key>
  <array>
${argv.map((value) => `    ${text(value)}\n`).join('')}  </array>
  <key>EnvironmentVariables</key>
  <dict>${launchdHomeEntry(home)}</dict>
  <key>UserName</key>${text(owner)}
  <key>RunAtLoad</key><true/>
  <key>KeepAlive</key>
  <dict><key>Crashed</key><true/></dict>
  <key>ExitTimeOut</key><integer>${drainSeconds + 20}</integer>
  <key>ProcessType</key>${text('Background')}
</dict>
</plist>
`
}

const text = (value: string): string => `<string>${value.replace(/[&<>]/g, (character) => `&#${character.charCodeAt(0)};`)}</string>`

/** What of the property list names the home. */
export const launchdHomeEntry = (home: string): string => `<key>MOORING_NODE_HOME</key>${text(home)}`
