const rowsBeside = 8

/** Which rows are on the page, in order, each with the number of rows left out before it; the last stands for the end of the list. */
export function rowsToDraw(view: { first: number; last: number; total: number; focused: number | null }) {
  const { total, focused } = view
  const from = Math.max(0, Math.min(view.first, total - 1) - rowsBeside)
  const to = Math.min(total - 1, view.last + rowsBeside)
  const drawn = new Set<number>()
  if (focused !== null && focused < from && focused < total) drawn.add(focused)
  for (let index = from; index <= to; index += 1) drawn.add(index)
  if (focused !== null && focused > to && focused < total) drawn.add(focused)
  drawn.add(total)
  let before = -1
  return [...drawn].map((index) => {
    const gapBefore = index - before - 1
    before = index
    return { index, gapBefore }
  })
}
