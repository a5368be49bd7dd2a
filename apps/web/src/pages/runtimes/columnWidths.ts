import type { ColumnWidths } from '../../components/VirtualTable.tsx'

const part = /^([A-Za-z]+):(\d{2,3})$/

/** Widths as they are kept, `name:176,status:240`; what is not so is left out, because it may be of another version of the page. */
export function columnWidthsOf(text: string | null): ColumnWidths {
  const parts = (text ?? '').split(',').map((one) => part.exec(one))
  return Object.fromEntries(parts.flatMap((found) => (found?.[1] === undefined ? [] : [[found[1], Number(found[2])]])))
}

export const columnWidthsText = (widths: ColumnWidths): string =>
  Object.entries(widths)
    .map(([key, width]) => `${key}:${Math.round(width)}`)
    .join()
