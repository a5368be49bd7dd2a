import type { Download } from '@mooring/contract'
import { expect, test } from 'vitest'
import { filesFor, installCommands, platforms } from './installCommands.ts'

const origin = 'https://console.example'
const known = { origin, authority: null }
const sha256 = 'ab'.repeat(32)
const file = (name: string, of: Partial<Download>): Download => ({
  name,
  kind: 'executable',
  bytes: 1,
  sha256,
  url: `${origin}/download/${name}`,
  ...of,
})
const files = [
  file('mooring-node-linux-arm64', { platform: 'linux', arch: 'arm64' }),
  file('mooring-node-linux-x64', { platform: 'linux', arch: 'x64' }),
  file('mooring-node-win-x64.exe', { platform: 'win32', arch: 'x64' }),
  file('mooring-node.mjs', { kind: 'bundle' }),
]

test('each platform gets its own files, the most usual machine first', () => {
  const names = platforms.map((platform) => filesFor(platform, files).map(({ name }) => name))
  expect(names).toEqual([
    ['mooring-node-linux-x64', 'mooring-node-linux-arm64', 'mooring-node.mjs'],
    ['mooring-node-win-x64.exe', 'mooring-node.mjs'],
    ['mooring-node.mjs'],
    ['mooring-node.mjs'],
  ])
})

test('where there is no executable the bundle serves, which needs nothing but Node.js', () => {
  const bundles = files.filter(({ kind }) => kind === 'bundle')
  for (const platform of ['linux', 'windows'] as const) {
    const [first] = filesFor(platform, bundles)
    expect(first?.name).toBe('mooring-node.mjs')
    expect(installCommands(platform, first ?? file('none', {}), known)).toMatchObject({
      preflight: `node mooring-node.mjs preflight --console ${origin}`,
    })
  }
})

test.each(platforms)('on %s the file of this console is fetched and checked, and no command holds a key', (platform) => {
  const [first] = filesFor(platform, files)
  const commands = installCommands(platform, first ?? file('none', {}), known)
  expect(commands.download).toContain(first?.url)
  expect(commands.verify).toContain(sha256)
  expect(commands.preflight).toContain(`preflight --console ${origin}`)
  for (const command of [commands.registerWithPrompt ?? commands.registerWithFile, commands.registerWithFile]) {
    expect(command).toMatch(/register --key-file (?:-|key\.txt)/)
  }
  expect(Object.values(commands).join('\n')).not.toMatch(/IR@|MOORING_AUTH_KEY/)
})

test.each(platforms)(
  'on %s the authority of a console that has its own is fetched, checked against this page, and told to all',
  (platform) => {
    const [first] = filesFor(platform, files)
    const authority = { name: 'console-ca.pem', url: `${origin}/download/console-ca.pem`, sha256: 'cd'.repeat(32), fingerprint: 'CD:CD' }
    const commands = installCommands(platform, first ?? file('none', {}), { origin, authority })
    expect(commands.trust).toContain(`--insecure --fail --remote-name ${authority.url}`)
    expect(commands.trust).toContain(authority.sha256)
    expect(commands.download).toContain('--cacert console-ca.pem')
    expect(commands.download).not.toContain('--insecure')
    for (const command of [commands.preflight, commands.registerWithPrompt ?? commands.registerWithFile, commands.registerWithFile])
      expect(command).toMatch(/--ca-file "?\S+ ?\S+console-ca\.pem|--ca-file \/console-ca\.pem/)
  },
)

test('a file that was not checked is not trusted', () => {
  const authority = { name: 'console-ca.pem', url: `${origin}/download/console-ca.pem`, sha256, fingerprint: 'CD:CD' }
  const [first] = filesFor('linux', files)
  expect(installCommands('linux', first ?? file('none', {}), { origin, authority }).trust).toBe(
    [
      `curl --insecure --fail --remote-name ${authority.url}`,
      `echo '${sha256}  console-ca.pem' | sha256sum --check`,
      'sudo install -d /etc/mooring-node',
      'sudo install -m 644 console-ca.pem /etc/mooring-node/console-ca.pem',
    ].join(' && '),
  )
})
