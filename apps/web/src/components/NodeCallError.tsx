import { connectionWords } from '#strings/connectionWords.ts'
import { hasErrorCode } from '../api/describeError.ts'
import { InlineError } from './InlineError.tsx'
import { MessageBox } from './MessageBox.tsx'

/** Why a node could not be asked something, with what to do. `runtime`: whose node it is. Nothing when there is no error. */
export function NodeCallError({ error, runtime, title }: { error: unknown; runtime: string; title: string }) {
  if (hasErrorCode(error, 'NoNodeOnline')) return <Advice title={connectionWords.noNode(runtime)} text={connectionWords.noNodeText} />
  if (hasErrorCode(error, 'NodeDidNotAnswer')) return <Advice title={connectionWords.silent} text={connectionWords.silentText} />
  return <InlineError error={error} title={title} />
}

const Advice = ({ title, text }: { title: string; text: string }) => (
  <div role="alert">
    <MessageBox title={title}>{text}</MessageBox>
  </div>
)
