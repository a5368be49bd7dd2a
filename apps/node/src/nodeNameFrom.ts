import { nodeNameRefusal } from '@mooring/domain'

/** A node name made of a machine's name: what a node name cannot hold becomes a hyphen. */
export function nodeNameFrom(machineName: string): string {
  const name = machineName
    .replace(/[^A-Za-z0-9_-]+/g, '-')
    .replace(/^[^A-Za-z0-9]+/, '')
    .slice(0, 150)
  return nodeNameRefusal(name) === null ? name : 'node'
}
