const candidates = [',', ';', '\t', '|']
const recordsLookedAt = 20

/** The character that parts the fields of delimited text: that which is in every record equally often, and most often. `preferred` wins a draw. */
export function delimiterOf(head: string, preferred: string): string {
  const ranked = candidates.map((delimiter) => ({ delimiter, score: scoreOf(head, delimiter) + (delimiter === preferred ? 0.5 : 0) }))
  return ranked.reduce((best, candidate) => (candidate.score > best.score ? candidate : best)).delimiter
}

/** Fields beyond the first in each record when all have as many; a tenth of the least when they have not. */
function scoreOf(head: string, delimiter: string): number {
  const counts = delimitersByRecord(head, delimiter)
  const least = Math.min(...counts)
  return counts.every((count) => count === counts[0]) ? least : least / 10
}

/** How many delimiters stand outside quotes, for each of the first records that are whole. */
function delimitersByRecord(head: string, delimiter: string): number[] {
  const counts: number[] = []
  let count = 0
  let isQuoted = false
  for (const character of head) {
    if (character === '"') isQuoted = !isQuoted
    else if (isQuoted) continue
    else if (character === delimiter) count += 1
    else if (character === '\n') {
      counts.push(count)
      count = 0
      if (counts.length === recordsLookedAt) return counts
    }
  }
  return counts.length > 0 ? counts : [count]
}
