import { makeStyles, tokens } from '@fluentui/react-components'
import { DeleteRegular } from '@fluentui/react-icons/svg/delete'
import { EditRegular } from '@fluentui/react-icons/svg/edit'
import { PlayRegular } from '@fluentui/react-icons/svg/play'
import { console, purview, type Scan } from '@mooring/contract'
import { Suspense, lazy, useState } from 'react'
import { runsWords } from '#strings/runsWords.ts'
import { scansWords } from '#strings/scansWords.ts'
import { scopeWords } from '#strings/scopeWords.ts'
import { sourcesWords } from '#strings/sourcesWords.ts'
import { statusWords } from '#strings/statusWords.ts'
import { useLateOperation, useOperation, useOptionalOperation } from '../../api/useOperation.ts'
import { useOperationPages } from '../../api/useOperationPages.ts'
import { useRefusal } from '../../api/useSession.ts'
import { AppLink } from '../../components/AppLink.tsx'
import { CommandBar } from '../../components/CommandBar.tsx'
import { DataRegion } from '../../components/DataRegion.tsx'
import { InlineError } from '../../components/InlineError.tsx'
import { ListCount } from '../../components/ListCount.tsx'
import { LoadMore } from '../../components/LoadMore.tsx'
import { notify } from '../../components/notify.ts'
import { Page } from '../../components/Page.tsx'
import { Placeholder } from '../../components/Placeholder.tsx'
import { placeOf } from '../../components/placeOf.ts'
import { PropertyList } from '../../components/PropertyList.tsx'
import { RunsTable } from '../../components/RunsTable.tsx'
import { kindName } from '../../components/sourceKinds.ts'
import { RuntimeStatusText, StatusText } from '../../components/StatusText.tsx'
import { useGo } from '../../components/useGo.ts'
import { useRefresh } from '../../components/useRefresh.tsx'
import { useRouteParam, useRouteSearch } from '../../components/useRouteParam.ts'
import { useStartRun } from '../../components/useStartRun.ts'
import { paths } from '../../paths.ts'
import { isScannable, kindOfScan } from './scanDraft.ts'
import { scanFacts } from './scanFacts.ts'
import { ScheduleSection } from './ScheduleSection.tsx'
import { ScopeSection } from './ScopeSection.tsx'

const ScanFlyout = lazy(async () => ({ default: (await import('./ScanFlyout.tsx')).ScanFlyout }))
const DeleteScan = lazy(async () => ({ default: (await import('./DeleteScan.tsx')).DeleteScan }))

const useStyles = makeStyles({
  content: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL },
  heading: { margin: 0, fontSize: tokens.fontSizeBase400, lineHeight: tokens.lineHeightBase400, fontWeight: tokens.fontWeightSemibold },
  runtime: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
  none: { margin: 0, color: tokens.colorNeutralForeground2 },
})

/** A scan with its runs. */
export function ScanPage() {
  const go = useGo()
  const refresh = useRefresh([purview.getScan, purview.listScanRuns])
  const dataSourceName = useRouteParam('sourceName')
  const scanName = useRouteParam('scanName')
  const params = { dataSourceName, scanName }
  const start = useStartRun()
  const [error, setError] = useState<unknown>(null)
  const [isDeleting, setIsDeleting] = useState(false)
  const cannotRun = useRefusal(purview.startRun)
  const cannotChange = useRefusal(purview.putScan)
  const scan = useLateOperation(purview.getScan, { params }).data

  const run = async () => {
    setError(null)
    try {
      await start(dataSourceName, scanName)
      notify({ intent: 'success', title: scansWords.started(scanName) })
    } catch (cause) {
      setError(cause)
    }
  }

  return (
    <Page
      title={scanName}
      documentTitle={scansWords.titleIn(scanName, dataSourceName)}
      trail={[
        { text: sourcesWords.title, href: paths.sources() },
        { text: dataSourceName, href: paths.source(dataSourceName) },
      ]}
      commands={
        <CommandBar
          label={scansWords.scan}
          commands={[
            { label: scansWords.run, icon: <PlayRegular />, refusal: cannotRun, onClick: () => void run() },
            {
              label: scansWords.editScan,
              icon: <EditRegular />,
              refusal: cannotChange ?? (scan && !isScannable(scan) ? scansWords.onlyThroughApi : null),
              onClick: () => go(paths.editScan(dataSourceName, scanName)),
            },
            { label: scansWords.deleteScan, icon: <DeleteRegular />, refusal: cannotChange, onClick: () => scan && setIsDeleting(true) },
            refresh,
          ]}
        />
      }
    >
      <InlineError error={error} title={scansWords.notStarted} />
      <DataRegion what={scansWords.theScan(scanName)} fallback={<Placeholder label={scansWords.aScan} />}>
        <ScanContent params={params} />
      </DataRegion>
      <Suspense>
        {isDeleting && scan ? (
          <DeleteScan
            scan={scan}
            onClose={(isDeleted) => {
              setIsDeleting(false)
              if (isDeleted) go(paths.source(dataSourceName), { replace: true })
            }}
          />
        ) : null}
      </Suspense>
    </Page>
  )
}

interface ScanParams {
  dataSourceName: string
  scanName: string
}

function ScanContent({ params }: { params: ScanParams }) {
  const styles = useStyles()
  const scan: Scan = useOperation(purview.getScan, { params })
  const { connectedVia } = scan.properties
  const source = useLateOperation(purview.getDataSource, { params: { dataSourceName: params.dataSourceName } }).data
  const { server, databaseName, credential, ruleset, sslMode } = scanFacts(scan)
  return (
    <div className={styles.content}>
      {isScannable(scan) ? null : <StatusText glyph="warning">{scansWords.notExecuted(scan.kind)}</StatusText>}
      <PropertyList
        properties={[
          [sourcesWords.header.type, source ? kindName(source.kind) : null],
          [sourcesWords.header.endpoint, server ?? (source ? placeOf(source) : null)],
          [scansWords.header.database, databaseName],
          [
            scansWords.header.credential,
            credential === null ? scansWords.noneNeeded : <CredentialLink key="credential" name={credential} />,
          ],
          [scansWords.runtime, connectedVia?.referenceName ? <ConnectedRuntime key="runtime" name={connectedVia.referenceName} /> : '—'],
          [scopeWords.sslMode, sslMode === null ? null : scopeWords.sslModes[sslMode]],
          [scopeWords.ruleset, <RulesetLink key="ruleset" name={ruleset} kind={source ? kindName(source.kind) : ''} />],
          [
            sourcesWords.assets,
            <AppLink key="assets" href={paths.assets({ source: params.dataSourceName })}>
              {scansWords.assetsOf(params.dataSourceName)}
            </AppLink>,
          ],
        ]}
      />
      <ScopeSection params={params} kind={kindOfScan(scan)} />
      <ScheduleSection params={params} />
      <h2 className={styles.heading}>{scansWords.runs}</h2>
      <ScanRuns params={params} />
      <EditScan scan={scan} />
    </div>
  )
}

const RulesetLink = ({ name, kind }: { name: string | null; kind: string }) =>
  name === null ? scopeWords.systemRuleset(kind) : <AppLink href={paths.editScanRuleset(name)}>{name}</AppLink>

const CredentialLink = ({ name }: { name: string }) => <AppLink href={paths.editCredential(name)}>{name}</AppLink>

function ConnectedRuntime({ name }: { name: string }) {
  const styles = useStyles()
  const runtime = useOptionalOperation(console.getRuntime, { params: { name } }, 'IntegrationRuntime_NotFound')
  if (!runtime) {
    return <StatusText glyph="bad">{scansWords.runtimeGone(name)}</StatusText>
  }
  return (
    <span className={styles.runtime}>
      <AppLink href={paths.runtime(name)}>{name}</AppLink>
      <RuntimeStatusText state={runtime.state} reason={statusWords.runtimeReason(runtime)} />
    </span>
  )
}

function ScanRuns({ params }: { params: ScanParams }) {
  const styles = useStyles()
  const pages = useOperationPages(purview.listScanRuns, { params })
  if (pages.items.length === 0) return <p className={styles.none}>{scansWords.noRuns}</p>
  return (
    <div>
      <ListCount pages={pages} one={runsWords.run} many={runsWords.runs} />
      <RunsTable runs={pages.items.map((run) => ({ ...run, ...params }))} of="scan" />
      <LoadMore pages={pages} />
    </div>
  )
}

function EditScan({ scan }: { scan: Scan }) {
  const go = useGo()
  const { panel } = useRouteSearch()
  const source = useLateOperation(purview.getDataSource, { params: { dataSourceName: scan.dataSourceName } }).data
  if (panel !== 'edit' || !source) return null
  return (
    <Suspense>
      <ScanFlyout source={source} scan={scan} onClose={() => go(paths.scan(scan.dataSourceName, scan.name))} />
    </Suspense>
  )
}
