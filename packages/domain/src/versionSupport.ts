import { releases as everyRelease, type Release } from './releases.ts'

const dayMs = 86_400_000

/** How long a version is supported once there is a newer one: as long as the product that this one follows supports its own. */
const supportedDays = 365

/** From so many days before its end on, the end of support is warned of. */
const warningDays = 90

export interface VersionSupport {
  isUpdateAvailable: boolean
  support: 'supported' | 'ending' | 'ended'
  /** Null while there is no newer version, and for what is no version. */
  supportedUntil: Date | null
}

const versionPattern = /^(\d{1,9})\.(\d{1,9})\.(\d{1,9})(-[0-9A-Za-z.-]+)?(?:\+.*)?$/

function partsOf(version: string): readonly number[] | null {
  const parts = versionPattern.exec(version)
  if (parts === null) return null
  const isPreRelease = parts[4] !== undefined
  // What comes before a release is older than it; two of those of one release count as equally old.
  return [Number(parts[1]), Number(parts[2]), Number(parts[3]), isPreRelease ? 0 : 1]
}

/** Whether one version (`1.2.3`, `1.2.3-rc.1`) is older than another; false where one of them is no version. */
export function isOlderVersion(version: string, other: string): boolean {
  const [one, two] = [partsOf(version), partsOf(other)]
  if (one === null || two === null) return false
  const at = one.findIndex((part, index) => part !== two[index])
  return at >= 0 && (one[at] ?? 0) < (two[at] ?? 0)
}

/** Whether there is a newer release than this version. */
export const isOutdatedVersion = (version: string, releases: readonly Release[] = everyRelease): boolean =>
  releases.some((release) => isOlderVersion(version, release.version))

/**
 * What is to be said of a version at `now`. It is supported for a year from the day on which the first newer version was released;
 * the newest has no end. Nobody can say anything of what is no version: it counts as supported.
 */
export function versionSupport(version: string, now: Date, releases: readonly Release[] = everyRelease): VersionSupport {
  const next = releases.find((release) => isOlderVersion(version, release.version))
  if (next === undefined) return { isUpdateAvailable: false, support: 'supported', supportedUntil: null }
  const supportedUntil = new Date(Date.parse(next.releasedOn) + supportedDays * dayMs)
  const daysLeft = (supportedUntil.getTime() - now.getTime()) / dayMs
  const support = daysLeft > warningDays ? 'supported' : 'ending'
  return { isUpdateAvailable: true, support: daysLeft <= 0 ? 'ended' : support, supportedUntil }
}
