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

const focusable = ['a[href]', 'button', 'input', 'select', 'textarea'].map((one) => `${one}:not(:disabled)`).join()

/** Gives the focus to what it begins with in an element that came late, unless something in it or beside it has the focus. */
export function focusInside(element: HTMLElement | null): void {
  const holder = document.activeElement
  if (!element || !holder?.contains(element)) return
  const first = element.querySelector<HTMLElement>(`[${mark}]`) ?? element.querySelector<HTMLElement>(focusable)
  first?.focus()
}
