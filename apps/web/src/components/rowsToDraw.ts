interface View {
  /** Places of the first and the last row that are seen whole. */
  first: number
  last: number
  /** How many more are drawn on each side of them. */
  beside: number
  total: number
  focused: number | null
}

/** Which rows are on the page, in order, each with the number of rows left out before it; the last stands for the end of the list. */
export function rowsToDraw({ first, last, beside, total, focused }: View) {
  const from = Math.max(0, Math.min(first, total - 1) - beside)
  const to = Math.min(total - 1, last + beside)
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
