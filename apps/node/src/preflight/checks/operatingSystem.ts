import type { Check } from '@mooring/contract'
import { isAtLeast } from '../isAtLeast.ts'
import type { MachineFacts, OperatingSystem } from '../MachineFacts.ts'

const about = {
  id: 'operatingSystem',
  title: 'Operating system',
  why: 'A node is tested on the versions that are supported; on others it may not start, or stop working.',
}

type Judgement = Pick<Check, 'verdict' | 'fix'>

const supportedList =
  'Windows 10, 11, Server 2016, 2019, 2022 or 2025; Debian 11, Ubuntu 20.04, Red Hat Enterprise Linux 8 (and its kin), SUSE 15, Amazon Linux 2023, or newer; macOS 13.5 or newer'
const pass: Judgement = { verdict: 'pass' }
const tooOld: Judgement = { verdict: 'fail', fix: `Use a machine with a supported operating system: ${supportedList}.` }
const untested: Judgement = { verdict: 'warning', fix: `It may work. Tested are: ${supportedList}.` }

/**
 * The article's list of Windows versions, and ours for Linux and macOS. Of the article's list Windows 8.1, Server 2012 and 2012 R2
 * are too old for the Node.js that the node is built on.
 */
export function operatingSystem({ platform, operatingSystem: system }: MachineFacts): Check {
  return { ...about, found: `${system.name}.`, ...judge(platform, system) }
}

function judge(platform: string, system: OperatingSystem): Judgement {
  if (system.version === null)
    return { verdict: 'notChecked', fix: `This machine does not tell its version. Supported are: ${supportedList}.` }
  if (platform === 'win32') return windows(system.version, system.isServer === true)
  if (platform === 'darwin') return isAtLeast(system.version, '13.5') ? pass : tooOld
  return platform === 'linux' ? linux(system, system.version) : untested
}

/** Builds: https://learn.microsoft.com/windows/release-health/ */
const serverBuilds = [14_393, 17_763, 20_348, 26_100]

function windows(version: string, isServer: boolean): Judgement {
  const [major = 0, , build = 0] = version.split('.').map(Number)
  if (major < 10) return tooOld
  return !isServer || serverBuilds.includes(build) ? pass : untested
}

const distributions: Record<string, string> = {
  debian: '11',
  ubuntu: '20.04',
  rhel: '8',
  almalinux: '8',
  rocky: '8',
  ol: '8',
  centos: '9',
  fedora: '40',
  sles: '15',
  'opensuse-leap': '15',
  amzn: '2023',
}

function linux({ distribution = '', glibc = null }: OperatingSystem, version: string): Judgement {
  const least = distributions[distribution]
  // What Node.js is built against: https://github.com/nodejs/node/blob/main/BUILDING.md
  if (glibc !== null && !isAtLeast(glibc, '2.28')) return tooOld
  if (least === undefined || glibc === null) return untested
  return isAtLeast(version, least) ? pass : tooOld
}
