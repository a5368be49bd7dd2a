import { console, purview, type Schedule } from '@mooring/contract'
import { useState } from 'react'
import { buttonWords } from '#strings/buttonWords.ts'
import { language } from '#strings/language.ts'
import { scheduleWords } from '#strings/scheduleWords.ts'
import { useCall } from '../../api/useCall.ts'
import { BusyButton } from '../../components/BusyButton.tsx'
import { CancelButton } from '../../components/CancelButton.tsx'
import { Flyout, FlyoutContent } from '../../components/Flyout.tsx'
import { InlineError } from '../../components/InlineError.tsx'
import { notify } from '../../components/notify.ts'
import { useDraft } from '../../components/useDraft.ts'
import { draftOfSchedule, newScheduleDraft, recurrenceOf, scheduleRefusals } from './scheduleDraft.ts'
import { ScheduleFields } from './ScheduleFields.tsx'
import { SchedulePreview } from './SchedulePreview.tsx'

interface ScheduleFlyoutProps {
  params: { dataSourceName: string; scanName: string }
  /** The schedule that is edited; absent: the scan gets one. */
  schedule: Schedule | undefined
  onClose: () => void
}

/** When a scan runs by itself: typed here, with the next times that follow from it. */
export function ScheduleFlyout({ params, schedule, onClose }: ScheduleFlyoutProps) {
  const { draft, setDraft, isChanged } = useDraft(() =>
    schedule ? draftOfSchedule(schedule) : newScheduleDraft(new Date(), Intl.DateTimeFormat(language).resolvedOptions().timeZone),
  )
  const [error, setError] = useState<unknown>(null)
  const put = useCall(purview.putTrigger, [console.listTriggers, console.listDependents])
  const refusals = scheduleRefusals(draft)
  const isRight = Object.keys(refusals).length === 0

  const save = async () => {
    if (!isRight || put.isPending) return
    setError(null)
    try {
      const properties = {
        recurrence: recurrenceOf(draft),
        scanLevel: draft.scanLevel,
        state: schedule?.state ?? 'Enabled',
        // What this form does not know stays as it is.
        ...(schedule?.recurrenceInterval === undefined ? {} : { recurrenceInterval: schedule.recurrenceInterval }),
        ...(schedule?.incrementalScanStartTime === undefined ? {} : { incrementalScanStartTime: schedule.incrementalScanStartTime }),
      }
      await put.mutateAsync({ params, body: { properties } })
      notify({ intent: 'success', title: scheduleWords.saved(params.scanName) })
      onClose()
    } catch (cause) {
      setError(cause)
    }
  }

  return (
    <Flyout label={scheduleWords.flyout(params.scanName)} onClose={onClose}>
      <FlyoutContent
        title={scheduleWords.flyout(params.scanName)}
        onSubmit={() => void save()}
        footer={
          <BusyButton type="submit" isBusy={put.isPending} isDisabled={!isRight}>
            {buttonWords.save}
          </BusyButton>
        }
        footerEnd={<CancelButton />}
        isUnsaved={isChanged}
      >
        <ScheduleFields draft={draft} refusals={refusals} onChange={(changed) => setDraft({ ...draft, ...changed })} />
        <SchedulePreview recurrence={isRight ? recurrenceOf(draft) : null} />
        <InlineError error={error} title={scheduleWords.notSaved} />
      </FlyoutContent>
    </Flyout>
  )
}
