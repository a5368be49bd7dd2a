const mark = 'data-focus-first'

/**
 * A ref that gives the focus to its element as soon as it is on the page: the safe button of a question, the first field of a step.
 * A frame later than React, because the flyout or dialog around it may be coming with it and choose an element of its own.
 */
export function focusAtFirst(element: HTMLElement | null): void {
  if (!element) return
  element.setAttribute(mark, '')
  requestAnimationFrame(() => element.focus())
}

/** Does so again for a flyout or dialog that has just come and has made its own choice: to be called in an effect of what draws it. */
export function refocusFirst(): void {
  const marked = [...document.querySelectorAll<HTMLElement>(`[${mark}]`)]
  marked.at(-1)?.focus()
}
