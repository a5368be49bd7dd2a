import type { Authority, Download } from '@mooring/contract'

export const platforms = ['linux', 'windows', 'macos', 'container'] as const
export type Platform = (typeof platforms)[number]

/** What is typed on a machine, in order. `registersWithPrompt` is absent where a container has no prompt. */
export interface InstallCommands {
  /**
   * Fetches the certificate of the console's own authority and puts it where the node finds it whenever it starts. Nothing proves who
   * answers, so it is used only when it is the file that whoever reads this page has: the page came over a connection that he trusts.
   */
  trust?: string
  download: string
  /** Prints whether the file is the one that the console offers. */
  verify: string
  /** Absent where the file is used as it was downloaded. */
  install?: string
  preflight: string
  /** The key is pasted, or read from a file; it is never an argument, because every user of a machine sees those. */
  registerWithPrompt?: string
  registerWithFile: string
  /** Runs it from now on, also after the machine was started anew. */
  service: string
}

const systems = { linux: 'linux', windows: 'win32' } as const

/** The files for a platform: executables, the most usual machine first, then the bundle, which needs Node.js. */
export function filesFor(platform: Platform, files: readonly Download[]): Download[] {
  const bundles = files.filter(({ kind }) => kind === 'bundle')
  if (platform === 'macos' || platform === 'container') return bundles
  const executables = files.filter((file) => file.kind === 'executable' && file.platform === systems[platform])
  return [...executables.toSorted((a, b) => Number(b.arch === 'x64') - Number(a.arch === 'x64')), ...bundles]
}

const keyFile = 'key.txt'

/** Where machines reach the console, and what they must trust for that. */
export interface ConsoleAddress {
  origin: string
  authority: Authority | null
}

/** The commands that make a machine a node with one of `filesFor(platform, ...)`. */
export function installCommands(platform: Platform, file: Download, console: ConsoleAddress): InstallCommands {
  switch (platform) {
    case 'linux':
      return onLinux(file, console)
    case 'windows':
      return onWindows(file, console)
    case 'macos':
      return { ...fetched(file, console, shasum), ...verbs(`node ${file.name}`, `sudo node ${file.name}`, onUnix(console)) }
    case 'container':
      return inContainer(file, console)
  }
}

const [sha256sum, shasum] = ['sha256sum --check', 'shasum --algorithm 256 --check']
// Not in a home directory, which the user that the service runs as may not read.
const unixFolder = '/etc/mooring-node'

const fetched = ({ name, url, sha256 }: Download, { authority }: ConsoleAddress, check: string) => ({
  ...(authority && { trust: `${fetchedAuthority(authority, check)} && ${placed(authority)}` }),
  download: `curl ${authority ? `--cacert ${authority.name} ` : ''}--fail --remote-name ${url}`,
  verify: `echo '${sha256}  ${name}' | ${check}`,
})

const fetchedAuthority = ({ name, url, sha256 }: Authority, check: string): string =>
  `curl --insecure --fail --remote-name ${url} && echo '${sha256}  ${name}' | ${check}`

const placed = ({ name }: Authority): string => `sudo install -d ${unixFolder} && sudo install -m 644 ${name} ${unixFolder}/${name}`

/** What the verbs say of the console. */
interface Known {
  origin: string
  /** As a shell reads it; null where the machine needs none. */
  caFile: string | null
}

const onUnix = ({ origin, authority }: ConsoleAddress): Known => ({ origin, caFile: authority && `${unixFolder}/${authority.name}` })

function verbs(program: string, asAdministrator: string, { origin, caFile }: Known) {
  const trusting = caFile === null ? '' : ` --ca-file ${caFile}`
  return {
    preflight: `${program} preflight --console ${origin}${trusting}`,
    registerWithPrompt: `${asAdministrator} register --key-file -${trusting}`,
    registerWithFile: `${asAdministrator} register --key-file ${keyFile}${trusting}`,
    service: `${asAdministrator} install-service`,
  }
}

const onLinux = (file: Download, console: ConsoleAddress): InstallCommands =>
  file.kind === 'bundle'
    ? { ...fetched(file, console, sha256sum), ...verbs(`node ${file.name}`, `sudo node ${file.name}`, onUnix(console)) }
    : {
        ...fetched(file, console, sha256sum),
        install: `sudo install --mode=755 ${file.name} /usr/local/bin/mooring-node`,
        ...verbs('mooring-node', 'sudo mooring-node', onUnix(console)),
      }

function onWindows({ name, url, sha256, kind }: Download, { origin, authority }: ConsoleAddress): InstallCommands {
  const folder = '"$Env:ProgramFiles\\Mooring"'
  const makeFolder = `New-Item -ItemType Directory -Force ${folder} | Out-Null`
  const isFile = (file: string, hash: string) => `(Get-FileHash -Algorithm SHA256 ${file}).Hash -eq '${hash}'`
  const known = { origin, caFile: authority && `"$Env:ProgramFiles\\Mooring\\${authority.name}"` }
  // PowerShell's own command knows no file with certificates. Nobody publishes which of them were revoked.
  const curl = 'curl.exe --ssl-no-revoke'
  const trust = authority && {
    trust: `${curl} --insecure --fail --remote-name ${authority.url}; if (${isFile(authority.name, authority.sha256)}) { ${makeFolder}; Copy-Item -Force ${authority.name} ${folder} }`,
  }
  const download = authority
    ? `${curl} --cacert ${authority.name} --fail --remote-name ${url}`
    : `Invoke-WebRequest -UseBasicParsing -Uri ${url} -OutFile ${name}`
  const before = { ...trust, download, verify: isFile(name, sha256) }
  if (kind === 'bundle') return { ...before, ...verbs(`node ${name}`, `node ${name}`, known) }
  const install = [makeFolder, `Move-Item -Force ${name} "$Env:ProgramFiles\\Mooring\\mooring-node.exe"`, `Set-Location ${folder}`].join(
    '; ',
  )
  return { ...before, install, ...verbs('.\\mooring-node.exe', '.\\mooring-node.exe', known) }
}

function inContainer(file: Download, console: ConsoleAddress): InstallCommands {
  const { authority, origin } = console
  const mounted = [file, ...(authority ? [authority] : [])].map(({ name }) => `--volume "$PWD/${name}:/${name}:ro"`).join(' ')
  const options = `--volume mooring-node:/var/lib/mooring-node ${mounted} --env MOORING_NODE_HOME=/var/lib/mooring-node`
  const program = `node:24-bookworm-slim node /${file.name}`
  const trusting = authority ? ` --ca-file /${authority.name}` : ''
  return {
    ...fetched(file, console, sha256sum),
    ...(authority && { trust: fetchedAuthority(authority, sha256sum) }),
    preflight: `docker run --rm ${options} ${program} preflight --console ${origin}${trusting}`,
    registerWithFile: `docker run --rm --interactive ${options} ${program} register --key-file -${trusting} < ${keyFile}`,
    service: `docker run --detach --name mooring-node --restart unless-stopped ${options} ${program} run`,
  }
}
