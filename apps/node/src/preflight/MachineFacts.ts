/** What was read of a machine. Null is always: this machine does not tell. */
export interface MachineFacts {
  platform: NodeJS.Platform
  /** As Node.js names it: `x64`, `arm64`, `ia32`. */
  arch: string
  machineName: string
  operatingSystem: OperatingSystem
  /** Of Node.js, such as `24.1.0`. */
  runtimeVersion: string
  cores: number
  clockMhz: number | null
  /** What processes may use, within a container too. */
  memoryBytes: number
  disk: { path: string; freeBytes: number } | null
  isContainer: boolean
  isAdministrator: boolean | null
  /** Whether the machine may sleep or hibernate while nobody uses it. */
  maySleep: boolean | null
  isDomainController: boolean | null
  otherRuntimes: OtherRuntime[] | null
  /** How far the clock of this machine is ahead of the console's, in milliseconds. */
  clockAheadMs: number | null
}

/** `name` is for people. The other fields are what the judgement needs, as far as the platform has them. */
export interface OperatingSystem {
  name: string
  /** Of Windows `10.0.17763`, of macOS `14.5`, of a Linux distribution `22.04`. */
  version: string | null
  /** `ID` of `os-release`. */
  distribution?: string
  /** The C library; null: not glibc. */
  glibc?: string | null
  isServer?: boolean
}

/** `canShare`: another node of ours; everything else needs a machine of its own. */
export interface OtherRuntime {
  name: string
  canShare: boolean
}
