import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
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

const useStyles = makeStyles({
  status: {
    position: 'relative',
    display: 'flex',
    width: 'fit-content',
    alignItems: 'center',
    gap: tokens.spacingHorizontalXS,
    minWidth: 0,
    maxWidth: '100%',
  },
  glyph: { display: 'inline-flex', flexShrink: 0 },
  good: { color: tokens.colorStatusSuccessForeground3 },
  bad: { color: tokens.colorStatusDangerForeground1 },
  warning: { color: tokens.colorStatusWarningForeground3 },
  neutral: { color: tokens.colorNeutralForeground3 },
  text: { overflow: 'hidden', textOverflow: 'ellipsis' },
  heard: { position: 'absolute', width: '1px', height: '1px', overflow: 'hidden', clipPath: 'inset(50%)', whiteSpace: 'nowrap' },
})

function GlyphIcon({ glyph }: { glyph: Glyph }) {
  switch (glyph) {
    case 'good':
      return <CheckmarkCircle16Filled />
    case 'bad':
      return <DismissCircle16Filled />
    case 'warning':
      return <ErrorCircle16Filled />
    case 'unplugged':
      return <PlugDisconnected16Filled />
    case 'waiting':
      return <Clock16Filled />
    case 'stopped':
      return <SubtractCircle16Filled />
    case 'busy':
      return <BusyGlyph />
  }
}

const colours: Record<Glyph, 'good' | 'bad' | 'warning' | 'neutral'> = {
  good: 'good',
  bad: 'bad',
  warning: 'warning',
  unplugged: 'neutral',
  waiting: 'neutral',
  busy: 'neutral',
  stopped: 'neutral',
}

/** A status: the glyph is for the eye only, the text says it. */
export function StatusText({ glyph, children, reason }: { glyph: Glyph; children: ReactNode; reason?: string }) {
  const styles = useStyles()
  const status = (
    <span className={styles.status}>
      <span className={mergeClasses(styles.glyph, styles[colours[glyph]])} aria-hidden="true">
        <GlyphIcon glyph={glyph} />
      </span>
      <span className={styles.text}>{children}</span>
      {reason ? <span className={styles.heard}>{reason}</span> : null}
    </span>
  )
  if (!reason) return status
  return <Hint text={reason}>{status}</Hint>
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
