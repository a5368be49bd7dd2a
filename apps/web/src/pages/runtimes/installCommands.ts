import type { Download } from '@mooring/contract'

export const platforms = ['linux', 'windows', 'macos', 'container'] as const
export type Platform = (typeof platforms)[number]

/** What is typed on a machine, in order. `registersWithPrompt` is absent where a container has no prompt. */
export interface InstallCommands {
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

/** The commands that make a machine a node with one of `filesFor(platform, ...)`. `origin`: this console. */
export function installCommands(platform: Platform, file: Download, origin: string): InstallCommands {
  switch (platform) {
    case 'linux':
      return onLinux(file, origin)
    case 'windows':
      return onWindows(file, origin)
    case 'macos':
      return { ...fetched(file, 'shasum --algorithm 256 --check'), ...verbs(`node ${file.name}`, `sudo node ${file.name}`, origin) }
    case 'container':
      return inContainer(file, origin)
  }
}

const fetched = ({ name, url, sha256 }: Download, check: string) => ({
  download: `curl --fail --remote-name ${url}`,
  verify: `echo '${sha256}  ${name}' | ${check}`,
})

const verbs = (program: string, asAdministrator: string, origin: string) => ({
  preflight: `${program} preflight --console ${origin}`,
  registerWithPrompt: `${asAdministrator} register --key-file -`,
  registerWithFile: `${asAdministrator} register --key-file ${keyFile}`,
  service: `${asAdministrator} install-service`,
})

const onLinux = (file: Download, origin: string): InstallCommands =>
  file.kind === 'bundle'
    ? { ...fetched(file, 'sha256sum --check'), ...verbs(`node ${file.name}`, `sudo node ${file.name}`, origin) }
    : {
        ...fetched(file, 'sha256sum --check'),
        install: `sudo install --mode=755 ${file.name} /usr/local/bin/mooring-node`,
        ...verbs('mooring-node', 'sudo mooring-node', origin),
      }

function onWindows({ name, url, sha256, kind }: Download, origin: string): InstallCommands {
  const download = `Invoke-WebRequest -UseBasicParsing -Uri ${url} -OutFile ${name}`
  const verify = `(Get-FileHash -Algorithm SHA256 ${name}).Hash -eq '${sha256}'`
  if (kind === 'bundle') return { download, verify, ...verbs(`node ${name}`, `node ${name}`, origin) }
  const folder = '"$Env:ProgramFiles\\Mooring"'
  const install = [
    `New-Item -ItemType Directory -Force ${folder} | Out-Null`,
    `Move-Item -Force ${name} "$Env:ProgramFiles\\Mooring\\mooring-node.exe"`,
    `Set-Location ${folder}`,
  ].join('; ')
  return { download, verify, install, ...verbs('.\\mooring-node.exe', '.\\mooring-node.exe', origin) }
}

function inContainer(file: Download, origin: string): InstallCommands {
  const options = `--volume mooring-node:/var/lib/mooring-node --volume "$PWD/${file.name}:/${file.name}:ro" --env MOORING_NODE_HOME=/var/lib/mooring-node`
  const program = `node:24-bookworm-slim node /${file.name}`
  return {
    ...fetched(file, 'sha256sum --check'),
    preflight: `docker run --rm ${options} ${program} preflight --console ${origin}`,
    registerWithFile: `docker run --rm --interactive ${options} ${program} register --key-file - < ${keyFile}`,
    service: `docker run --detach --name mooring-node --restart unless-stopped ${options} ${program} run`,
  }
}
