import { makeResetStyles, makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { CheckmarkCircle16Filled } from '@fluentui/react-icons/svg/checkmark-circle'
import { Clock16Filled } from '@fluentui/react-icons/svg/clock'
import { DismissCircle16Filled } from '@fluentui/react-icons/svg/dismiss-circle'
import { ErrorCircle16Filled } from '@fluentui/react-icons/svg/error-circle'
import { PlugDisconnected16Filled } from '@fluentui/react-icons/svg/plug-disconnected'
import { SubtractCircle16Filled } from '@fluentui/react-icons/svg/subtract-circle'
import type { NodeStatus, RunStatus, RuntimeState } from '@mooring/contract'
import type { ReactNode } from 'react'
import { statusWords } from '#strings/statusWords.ts'
import { BusyGlyph } from './BusyGlyph.tsx'
import { Hint } from './Hint.tsx'

export type Glyph = 'good' | 'bad' | 'warning' | 'unplugged' | 'waiting' | 'busy' | 'stopped'

const glyphSpace = '20px'

// Without a box for each part: there are lists full of them. Text of more than one line stands beside the glyph, not below it.
const useStatusClass = makeResetStyles({
  display: 'inline-block',
  boxSizing: 'border-box',
  maxWidth: '100%',
  paddingLeft: glyphSpace,
  overflow: 'clip',
  textOverflow: 'ellipsis',
  verticalAlign: 'bottom',
})
// All of it lies beyond the one pixel that there is of it.
const useHeardClass = makeResetStyles({
  display: 'inline-block',
  width: 0,
  height: '1px',
  marginRight: '-1px',
  paddingLeft: '1px',
  overflow: 'clip',
  whiteSpace: 'nowrap',
})

const useStyles = makeStyles({
  glyph: { marginLeft: `-${glyphSpace}`, marginRight: tokens.spacingHorizontalXS, verticalAlign: '-3px' },
  // Two pixels narrower than the others.
  busy: { marginLeft: `calc(1px - ${glyphSpace})`, marginRight: `calc(1px + ${tokens.spacingHorizontalXS})` },
  good: { color: tokens.colorStatusSuccessForeground3 },
  bad: { color: tokens.colorStatusDangerForeground1 },
  warning: { color: tokens.colorStatusWarningForeground3 },
  neutral: { color: tokens.colorNeutralForeground3 },
})

const icons = {
  good: CheckmarkCircle16Filled,
  bad: DismissCircle16Filled,
  warning: ErrorCircle16Filled,
  unplugged: PlugDisconnected16Filled,
  waiting: Clock16Filled,
  stopped: SubtractCircle16Filled,
  busy: BusyGlyph,
} satisfies Record<Glyph, unknown>

const looks: Record<Glyph, 'good' | 'bad' | 'warning' | 'neutral' | 'busy'> = {
  good: 'good',
  bad: 'bad',
  warning: 'warning',
  unplugged: 'neutral',
  waiting: 'neutral',
  busy: 'busy',
  stopped: 'neutral',
}

/** A status: the glyph is for the eye only, the text says it. */
export function StatusText({ glyph, children, reason }: { glyph: Glyph; children: ReactNode; reason?: string }) {
  const styles = useStyles()
  const status = useStatusClass()
  const heard = useHeardClass()
  const Icon = icons[glyph]
  const icon = <Icon className={mergeClasses(styles.glyph, styles[looks[glyph]])} />
  if (!reason) {
    return (
      <span className={status}>
        {icon}
        {children}
      </span>
    )
  }
  return (
    <Hint text={reason} className={status}>
      {icon}
      {children}
      <span className={heard}>{reason}</span>
    </Hint>
  )
}

const runtimeGlyphs: Record<RuntimeState, Glyph> = { NeedRegistration: 'unplugged', Online: 'good', Limited: 'warning', Offline: 'bad' }

export const RuntimeStatusText = ({ state, reason }: { state: RuntimeState; reason?: string }) => (
  <StatusText glyph={runtimeGlyphs[state]} {...(reason ? { reason } : {})}>
    {statusWords.runtime[state]}
  </StatusText>
)

const nodeGlyphs: Record<NodeStatus, Glyph> = {
  Initializing: 'busy',
  Online: 'good',
  Limited: 'warning',
  Upgrading: 'busy',
  Offline: 'bad',
  Draining: 'stopped',
}

export const NodeStatusText = ({ status }: { status: NodeStatus }) => (
  <StatusText glyph={nodeGlyphs[status]}>{statusWords.node[status]}</StatusText>
)

const runGlyphs: Record<RunStatus, Glyph> = {
  Accepted: 'waiting',
  InProgress: 'busy',
  TransientFailure: 'warning',
  Succeeded: 'good',
  Failed: 'bad',
  Canceled: 'stopped',
}

export const RunStatusText = ({ status, reason }: { status: RunStatus; reason?: string }) => (
  <StatusText glyph={runGlyphs[status]} {...(reason ? { reason } : {})}>
    {statusWords.run[status]}
  </StatusText>
)
