/** A part of a file of JavaScript, and where it stands. */
export interface SourceNode {
  type: string
  start: number
  end: number
}

/** A parsed piece of code and all that it is made of. */
export function nodesOf(node: unknown): SourceNode[] {
  if (Array.isArray(node)) return node.flatMap(nodesOf)
  if (typeof node !== 'object' || node === null) return []
  const inner = Object.values(node).flatMap(nodesOf)
  return 'type' in node ? [node as SourceNode, ...inner] : inner
}
