import type { ReactNode } from 'react'
import { sentence } from '../sentence.ts'

/** How a machine is made a node: the manual setup of an integration runtime. */
export const installWords = {
  what: 'the manual setup',
  install: 'Step 1: Download and install integration runtime',
  useKey: 'Step 2: Use this key to register your integration runtime',
  register: (platform: string) => `Step 3: Register the node and run it (${platform})`,
  platforms: 'System of the machine',
  platform: { linux: 'Linux', windows: 'Windows', macos: 'macOS', container: 'Container' },
  processor: 'Processor',
  withNode: 'Any, with Node.js 22 or newer',
  needs: {
    linux: 'In a terminal. Nothing else has to be installed on the machine.',
    windows: 'In a PowerShell that was opened as administrator. Nothing else has to be installed on the machine.',
    macos: 'In a terminal. The machine needs Node.js 22 or newer.',
    container: 'In a terminal, in a folder of its own. The machine needs Docker; the node runs in the official image of Node.js 24.',
  },
  trust: (file: ReactNode, fingerprint: ReactNode) =>
    sentence`This console's certificate is of an authority of its own, which the machine must be told to trust: the certificate in ${file}, with the SHA-256 fingerprint ${fingerprint}. It is kept only if it is the one that this page knows.`,
  trusts: 'makes the machine trust this console',
  download: (file: string, size: string, version: string | null) =>
    `Download ${file} (${size}${version === null ? '' : `, version ${version}`}).`,
  downloads: 'downloads the node',
  verify: 'Check that it is the file of this console: it must say OK, or True.',
  verifies: 'checks the download',
  place: 'Install it.',
  places: 'installs the node',
  preflight: 'See whether the machine suits and reaches this console.',
  checks: 'checks the machine',
  prompt: 'Register the node: paste the key, press Enter, then Ctrl+D (on Windows Ctrl+Z and Enter).',
  orFile: 'Or: with a key that was saved in a file. Delete the file afterwards.',
  file: 'Register the node with a key that was saved in the file key.txt. Delete the file afterwards.',
  registersWithPrompt: 'registers the node',
  registersWithFile: 'registers the node with a file',
  service: 'Run it from now on, also after the machine restarts.',
  makesService: 'makes the node a service',
  notRead: 'What there is to download could not be read',
  notOffered:
    'This console has no files of the node to offer. On the machine, in a copy of its repository: register the node (paste the key of step 2, then press Enter and Ctrl+D) and run it.',
  runs: 'runs the node',
}
