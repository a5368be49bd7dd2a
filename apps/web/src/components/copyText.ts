import { controlWords } from '#strings/controlWords.ts'
/** Puts text on the clipboard. Where the browser has no clipboard (a page over plain http), it is selected and copied the old way. */
export async function copyText(text: string, near: HTMLElement): Promise<void> {
  if (navigator.clipboard) {
    await navigator.clipboard.writeText(text)
    return
  }
  const area = document.createElement('textarea')
  area.value = text
  area.setAttribute('aria-hidden', 'true')
  area.style.position = 'fixed'
  area.style.opacity = '0'
  // Beside the button: a flyout keeps the focus inside itself.
  near.after(area)
  area.select()
  const hasCopied = document.execCommand('copy')
  area.remove()
  near.focus()
  if (!hasCopied) throw new Error(controlWords.copyFailed)
}
