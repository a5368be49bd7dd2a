import { Button, makeStyles, tokens } from '@fluentui/react-components'
import { console, purview, type Schedule } from '@mooring/contract'
import { Suspense, lazy, useState } from 'react'
import { scheduleWords } from '#strings/scheduleWords.ts'
import { useCall } from '../../api/useCall.ts'
import { useRefusal } from '../../api/useSession.ts'
import { ConfirmDelete } from '../../components/ConfirmDelete.tsx'
import { Hint } from '../../components/Hint.tsx'
import { InlineError } from '../../components/InlineError.tsx'
import { notify } from '../../components/notify.ts'
import { PropertyList } from '../../components/PropertyList.tsx'
import { StatusText } from '../../components/StatusText.tsx'
import { useGo } from '../../components/useGo.ts'
import { useRouteSearch } from '../../components/useRouteParam.ts'
import { paths } from '../../paths.ts'
import { ScheduledTime } from './ScheduledTime.tsx'
import { scheduleText } from './scheduleText.ts'
import { useSchedules } from './useSchedules.ts'

const ScheduleFlyout = lazy(async () => ({ default: (await import('./ScheduleFlyout.tsx')).ScheduleFlyout }))

const useStyles = makeStyles({
  section: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  heading: { margin: 0, fontSize: tokens.fontSizeBase400, lineHeight: tokens.lineHeightBase400, fontWeight: tokens.fontWeightSemibold },
  none: { margin: 0, color: tokens.colorNeutralForeground2 },
  actions: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
})

interface ScanParams {
  dataSourceName: string
  scanName: string
}

/** When a scan runs by itself, and what can be done about it. */
export function ScheduleSection({ params }: { params: ScanParams }) {
  const styles = useStyles()
  const go = useGo()
  const { panel } = useRouteSearch()
  const { dataSourceName, scanName } = params
  const schedule = useSchedules(dataSourceName).get(scanName)
  return (
    <section className={styles.section} aria-label={scheduleWords.title}>
      <h2 className={styles.heading}>{scheduleWords.title}</h2>
      {schedule ? <ScheduleFacts schedule={schedule} /> : <p className={styles.none}>{scheduleWords.none}</p>}
      <ScheduleActions params={params} schedule={schedule} />
      <Suspense>
        {panel === 'schedule' ? (
          <ScheduleFlyout params={params} schedule={schedule} onClose={() => go(paths.scan(dataSourceName, scanName))} />
        ) : null}
      </Suspense>
    </section>
  )
}

function ScheduleFacts({ schedule }: { schedule: Schedule }) {
  const { state, nextRunAt, lastScheduled, scanLevel, recurrence } = schedule
  const { timeZone = 'UTC' } = recurrence
  const next = nextRunAt ? <ScheduledTime at={nextRunAt} timeZone={timeZone} /> : scheduleWords.noNextRun
  return (
    <PropertyList
      properties={[
        [scheduleWords.runs, scheduleText(recurrence)],
        [
          scheduleWords.state,
          <StatusText key="state" glyph={state === 'Enabled' ? 'good' : 'stopped'}>
            {scheduleWords.states[state]}
          </StatusText>,
        ],
        [scheduleWords.nextRun, state === 'Enabled' ? next : undefined],
        [scheduleWords.lastScheduled, lastScheduled ? <ScheduledTime key="last" at={lastScheduled} timeZone={timeZone} /> : undefined],
        [scheduleWords.scanLevel, scheduleWords.scanLevels[scanLevel]],
      ]}
    />
  )
}

function ScheduleActions({ params, schedule }: { params: ScanParams; schedule: Schedule | undefined }) {
  const styles = useStyles()
  const go = useGo()
  const { dataSourceName, scanName } = params
  const refusal = useRefusal(purview.putTrigger)
  const stale = [console.listTriggers, console.listDependents]
  const enable = useCall(purview.enableTrigger, stale)
  const disable = useCall(purview.disableTrigger, stale)
  const remove = useCall(purview.deleteTrigger, stale)
  const [isRemoving, setIsRemoving] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const isEnabled = schedule?.state === 'Enabled'

  const turn = async () => {
    if (enable.isPending || disable.isPending) return
    setError(null)
    try {
      await (isEnabled ? disable : enable).mutateAsync({ params })
      notify({ intent: 'success', title: isEnabled ? scheduleWords.disabled(scanName) : scheduleWords.enabled(scanName) })
    } catch (cause) {
      setError(cause)
    }
  }

  return (
    <>
      <InlineError error={error} title={scheduleWords.notChanged} />
      <div className={styles.actions}>
        <ActionButton
          label={schedule ? scheduleWords.edit : scheduleWords.add}
          refusal={refusal}
          onClick={() => go(paths.scanSchedule(dataSourceName, scanName))}
        />
        {schedule ? (
          <>
            <ActionButton label={isEnabled ? scheduleWords.disable : scheduleWords.enable} refusal={refusal} onClick={() => void turn()} />
            <ActionButton label={scheduleWords.remove} refusal={refusal} onClick={() => setIsRemoving(true)} />
          </>
        ) : null}
      </div>
      {isRemoving ? (
        <ConfirmDelete
          title={scheduleWords.removeQuestion(scanName)}
          onCancel={() => setIsRemoving(false)}
          onDelete={async () => {
            await remove.mutateAsync({ params })
            notify({ intent: 'success', title: scheduleWords.removed(scanName) })
            setIsRemoving(false)
          }}
        >
          <p>{scheduleWords.removeEffect}</p>
        </ConfirmDelete>
      ) : null}
    </>
  )
}

function ActionButton({ label, refusal, onClick }: { label: string; refusal: string | null; onClick: () => void }) {
  const button = (
    <Button disabledFocusable={refusal !== null} {...(refusal ? { 'aria-description': refusal } : {})} onClick={onClick}>
      {label}
    </Button>
  )
  return refusal ? <Hint text={refusal}>{button}</Hint> : button
}
