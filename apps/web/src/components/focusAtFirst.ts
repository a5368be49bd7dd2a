/**
 * A ref that gives the focus to its element as soon as it is on the page: the safe button of a question.
 * A frame later than React, because the dialog around it chooses an element first.
 */
export function focusAtFirst(element: HTMLElement | null): void {
  if (element) requestAnimationFrame(() => element.focus())
}
