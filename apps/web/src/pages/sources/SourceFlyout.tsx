import { Button, Input, makeStyles, tokens } from '@fluentui/react-components'
import { DatabaseRegular } from '@fluentui/react-icons/svg/database'
import { purview, type DataSource } from '@mooring/contract'
import { useState } from 'react'
import { buttonWords } from '#strings/buttonWords.ts'
import { sourcesWords } from '#strings/sourcesWords.ts'
import { exists } from '../../api/exists.ts'
import { useCall } from '../../api/useCall.ts'
import { BusyButton } from '../../components/BusyButton.tsx'
import { Flyout, FlyoutContent } from '../../components/Flyout.tsx'
import { focusAtFirst } from '../../components/focusAtFirst.ts'
import { FormField } from '../../components/FormField.tsx'
import { InlineError } from '../../components/InlineError.tsx'
import { nameProblem } from '../../components/nameProblem.ts'
import { randomSuffix } from '../../components/randomSuffix.ts'
import { EndpointFields } from './EndpointFields.tsx'
import { endpointRefusals, type Endpoint } from './endpointRefusals.ts'

const useStyles = makeStyles({
  tile: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalL,
    padding: tokens.spacingHorizontalL,
    borderRadius: tokens.borderRadiusMedium,
    border: `2px solid ${tokens.colorNeutralForeground1}`,
    boxShadow: tokens.shadow4,
    '&:has(:focus-visible)': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '2px' },
  },
  icon: { display: 'flex', fontSize: '32px', color: tokens.colorBrandForeground1 },
  radio: { position: 'absolute', opacity: 0, width: 0, height: 0 },
  tileTitle: { display: 'block', fontWeight: tokens.fontWeightSemibold },
})

const defaultPort = '5432'

interface SourceFlyoutProps {
  /** The source that is edited; absent: one is registered. */
  source?: DataSource
  onSaved: (name: string) => void
  onClose: () => void
}

/** Registers a data source, or changes where it is. */
export function SourceFlyout({ source, onSaved, onClose }: SourceFlyoutProps) {
  const [name, setName] = useState(() => source?.name ?? `PostgreSQL-${randomSuffix()}`)
  const postgreSql = source?.kind === 'AzurePostgreSql' ? source : null
  const [endpoint, setEndpoint] = useState<Endpoint>({
    serverEndpoint: postgreSql?.properties.serverEndpoint ?? '',
    port: postgreSql ? String(postgreSql.properties.port) : defaultPort,
  })
  const [hasTried, setHasTried] = useState(false)
  const [takenName, setTakenName] = useState<string | null>(null)
  const [error, setError] = useState<unknown>(null)
  const [isBusy, setIsBusy] = useState(false)
  const put = useCall(purview.putDataSource, [purview.listDataSources, purview.getDataSource])
  const taken = takenName === name ? sourcesWords.taken : null
  const nameError = source ? null : (nameProblem(name) ?? taken)
  const refusals = endpointRefusals(endpoint)

  const save = async () => {
    setHasTried(true)
    if (isBusy || nameError || Object.keys(refusals).length > 0) return
    setIsBusy(true)
    setError(null)
    const params = { dataSourceName: name }
    try {
      if (!source && (await exists(purview.getDataSource, { params }, 'DataSource_NotFound'))) {
        setTakenName(name)
        setIsBusy(false)
        return
      }
      const properties = { ...postgreSql?.properties, serverEndpoint: endpoint.serverEndpoint.trim(), port: Number(endpoint.port) }
      await put.mutateAsync({ params, body: { kind: 'AzurePostgreSql', properties } })
      onSaved(name)
    } catch (cause) {
      setError(cause)
      setIsBusy(false)
    }
  }

  return (
    <Flyout label={sourcesWords.source} onClose={onClose}>
      <FlyoutContent
        title={source ? sourcesWords.edit(source.name) : sourcesWords.registerSource}
        onSubmit={() => void save()}
        footer={
          <BusyButton type="submit" isBusy={isBusy}>
            {source ? buttonWords.save : sourcesWords.register}
          </BusyButton>
        }
        footerEnd={<Button onClick={onClose}>{buttonWords.cancel}</Button>}
      >
        {source ? null : <KindTile />}
        <FormField label={sourcesWords.header.name} isRequired={!source} error={nameError}>
          {source ? (
            <Input value={name} readOnly appearance="filled-darker" />
          ) : (
            <Input ref={focusAtFirst} value={name} autoComplete="off" spellCheck={false} onChange={(_, { value }) => setName(value)} />
          )}
        </FormField>
        <EndpointFields endpoint={endpoint} refusals={hasTried ? refusals : {}} onChange={setEndpoint} />
        <InlineError error={error} title={sourcesWords.notSaved} />
      </FlyoutContent>
    </Flyout>
  )
}

function KindTile() {
  const styles = useStyles()
  return (
    <div role="radiogroup" aria-label={sourcesWords.kind}>
      <label className={styles.tile}>
        <input
          type="radio"
          name="kind"
          value="PostgreSQL"
          defaultChecked
          className={styles.radio}
          aria-labelledby="kind-postgresql"
          aria-describedby="kind-postgresql-text"
        />
        <span className={styles.icon} aria-hidden="true">
          <DatabaseRegular />
        </span>
        <span>
          <span id="kind-postgresql" className={styles.tileTitle}>
            {sourcesWords.postgreSql}
          </span>
          <span id="kind-postgresql-text">{sourcesWords.postgreSqlText}</span>
        </span>
      </label>
    </div>
  )
}
