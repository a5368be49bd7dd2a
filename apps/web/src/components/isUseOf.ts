/** Whether what would close a popup is the use of what opened it: that closes it by itself, and would else open it again. */
export const isUseOf = (opener: HTMLElement, { type, target }: Pick<Event, 'type' | 'target'>): boolean =>
  (type === 'click' || type === 'focusin') && target instanceof Node && opener.contains(target)
