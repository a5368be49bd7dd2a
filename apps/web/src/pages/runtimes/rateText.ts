import { nodesWords } from '#strings/nodesWords.ts'
import { bytesText } from '../../components/bytesText.ts'

/** Bytes in a second as people read them; in words where nobody measured them. */
export const rateText = (bytesPerSecond: number | undefined): string =>
  bytesPerSecond === undefined ? nodesWords.notReported : nodesWords.perSecond(bytesText(Math.round(bytesPerSecond)))
