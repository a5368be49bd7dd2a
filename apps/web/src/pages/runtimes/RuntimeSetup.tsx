import { Button, Input, Textarea, makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { console, purview } from '@mooring/contract'
import { useState } from 'react'
import { buttonWords } from '#strings/buttonWords.ts'
import { runtimeSettingsWords } from '#strings/runtimeSettingsWords.ts'
import { runtimeSetupWords } from '#strings/runtimeSetupWords.ts'
import { exists } from '../../api/exists.ts'
import { useCall } from '../../api/useCall.ts'
import { BusyButton } from '../../components/BusyButton.tsx'
import { CancelButton } from '../../components/CancelButton.tsx'
import { FlyoutContent } from '../../components/Flyout.tsx'
import { focusAtFirst } from '../../components/focusAtFirst.ts'
import { FormField } from '../../components/FormField.tsx'
import { InlineError } from '../../components/InlineError.tsx'
import { nameProblem } from '../../components/nameProblem.ts'
import { notify } from '../../components/notify.ts'
import { randomSuffix } from '../../components/randomSuffix.ts'
import { RuntimeIcon } from '../../components/RuntimeIcon.tsx'
import { paths } from '../../paths.ts'
import { PrerequisitesSection } from './PrerequisitesSection.tsx'

const useStyles = makeStyles({
  lead: { margin: 0 },
  tile: {
    display: 'flex',
    alignItems: 'flex-start',
    gap: tokens.spacingHorizontalL,
    padding: tokens.spacingHorizontalL,
    borderRadius: tokens.borderRadiusMedium,
    boxShadow: tokens.shadow4,
    cursor: 'pointer',
    '&:has(:focus-visible)': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '2px' },
  },
  chosen: { border: `2px solid ${tokens.colorNeutralForeground1}` },
  radio: { position: 'absolute', opacity: 0, width: 0, height: 0 },
  tileTitle: { display: 'block', fontWeight: tokens.fontWeightSemibold, marginBottom: tokens.spacingVerticalS },
})

const descriptionLengthMax = 4096

/** "Integration runtime setup": the kind, then name and description. */
export function RuntimeSetup({ onCreated }: { onCreated: (name: string) => void }) {
  const [isKindChosen, setIsKindChosen] = useState(false)
  const [proposed] = useState(() => `IntegrationRuntime-${randomSuffix()}`)
  const [name, setName] = useState(proposed)
  const [description, setDescription] = useState('')
  const isUnsaved = name !== proposed || description.trim() !== ''
  if (!isKindChosen) return <ChooseKind isUnsaved={isUnsaved} onContinue={() => setIsKindChosen(true)} />
  return (
    <NameRuntime
      draft={{ name, description }}
      onChange={(draft) => {
        setName(draft.name)
        setDescription(draft.description)
      }}
      onBack={() => setIsKindChosen(false)}
      isUnsaved={isUnsaved}
      onCreated={onCreated}
    />
  )
}

function ChooseKind({ isUnsaved, onContinue }: { isUnsaved: boolean; onContinue: () => void }) {
  const styles = useStyles()
  return (
    <FlyoutContent
      title={runtimeSetupWords.title}
      onSubmit={onContinue}
      footer={
        <Button appearance="primary" type="submit">
          {buttonWords.continue}
        </Button>
      }
      footerEnd={<CancelButton />}
      isUnsaved={isUnsaved}
    >
      <p className={styles.lead}>{runtimeSetupWords.kindLead}</p>
      <div role="radiogroup" aria-label={runtimeSetupWords.environment}>
        <label className={mergeClasses(styles.tile, styles.chosen)}>
          <input
            type="radio"
            name="kind"
            value="SelfHosted"
            defaultChecked
            className={styles.radio}
            aria-labelledby="kind-self-hosted"
            aria-describedby="kind-self-hosted-text"
          />
          <RuntimeIcon size={56} />
          <span>
            <span id="kind-self-hosted" className={styles.tileTitle}>
              {runtimeSetupWords.selfHosted}
            </span>
            <span id="kind-self-hosted-text">{runtimeSetupWords.selfHostedText}</span>
          </span>
        </label>
      </div>
      <PrerequisitesSection />
    </FlyoutContent>
  )
}

interface Draft {
  name: string
  description: string
}

function NameRuntime(props: {
  draft: Draft
  onChange: (draft: Draft) => void
  onBack: () => void
  isUnsaved: boolean
  onCreated: (name: string) => void
}) {
  const styles = useStyles()
  const { draft, onChange, onCreated } = props
  const [takenName, setTakenName] = useState<string | null>(null)
  const [error, setError] = useState<unknown>(null)
  const [isBusy, setIsBusy] = useState(false)
  const put = useCall(purview.putRuntime, [console.listRuntimes, console.getRuntime])
  const taken = takenName === draft.name ? runtimeSetupWords.taken : null
  const nameError = nameProblem(draft.name) ?? taken

  const create = async () => {
    if (nameError || isBusy) return
    setIsBusy(true)
    setError(null)
    try {
      const { name, description } = draft
      if (await exists(console.getRuntime, { params: { name } }, 'IntegrationRuntime_NotFound')) {
        setTakenName(name)
        setIsBusy(false)
        return
      }
      const properties = description.trim() === '' ? {} : { description: description.trim() }
      await put.mutateAsync({ params: { integrationRuntimeName: name }, body: { kind: 'SelfHosted', properties } })
      notify({
        intent: 'success',
        title: runtimeSetupWords.created(name),
        link: { text: runtimeSettingsWords.open(name), href: paths.runtime(name) },
      })
      onCreated(name)
    } catch (cause) {
      setError(cause)
      setIsBusy(false)
    }
  }

  return (
    <FlyoutContent
      title={runtimeSetupWords.title}
      onSubmit={() => void create()}
      footer={
        <>
          <BusyButton type="submit" isBusy={isBusy} isDisabled={nameError !== null}>
            {buttonWords.create}
          </BusyButton>
          <Button onClick={props.onBack}>{buttonWords.back}</Button>
        </>
      }
      footerEnd={<CancelButton />}
      isUnsaved={props.isUnsaved}
    >
      <p className={styles.lead}>{runtimeSetupWords.nameLead}</p>
      <FormField label={runtimeSetupWords.name} isRequired error={nameError}>
        <Input
          ref={focusAtFirst}
          value={draft.name}
          autoComplete="off"
          spellCheck={false}
          onChange={(_, { value }) => onChange({ ...draft, name: value })}
        />
      </FormField>
      <FormField label={runtimeSetupWords.description}>
        <Textarea
          value={draft.description}
          resize="vertical"
          maxLength={descriptionLengthMax}
          onChange={(_, { value }) => onChange({ ...draft, description: value })}
        />
      </FormField>
      <FormField label={runtimeSetupWords.type}>
        <Input value={runtimeSetupWords.selfHosted} readOnly appearance="filled-darker" />
      </FormField>
      <PrerequisitesSection />
      <InlineError error={error} title={runtimeSetupWords.notCreated} />
    </FlyoutContent>
  )
}
