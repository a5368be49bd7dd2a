import { namePattern, nodeNamePattern } from '@mooring/contract'

const name = new RegExp(namePattern)
const nodeName = new RegExp(nodeNamePattern)

/**
 * The form in which names are compared: names of the original are not case-sensitive
 * (https://learn.microsoft.com/azure/data-factory/naming-rules), yet are shown as they were typed.
 */
export const nameKey = (name: string): string => name.toLowerCase()

/** Why a runtime, data source, scan or credential cannot bear this name, as a sentence; null when it can. */
export function nameRefusal(text: string): string | null {
  if (text.length < 3) return 'A name has at least 3 characters.'
  if (text.length > 63) return 'A name has at most 63 characters.'
  if (!name.test(text)) return 'A name has letters, digits and single hyphens between them.'
  return null
}

/** Why a node cannot bear this name, as a sentence; null when it can. */
export function nodeNameRefusal(text: string): string | null {
  if (nodeName.test(text)) return null
  return 'A node name begins with a letter or digit, goes on with letters, digits, hyphens and underscores, and has at most 150 characters.'
}
