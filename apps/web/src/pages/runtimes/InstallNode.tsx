import { Link, Radio, RadioGroup, Tab, TabList, makeStyles, tokens } from '@fluentui/react-components'
import { console, type Download, type Downloads } from '@mooring/contract'
import { useState, type ReactNode } from 'react'
import { installWords } from '#strings/installWords.ts'
import { useLateOperation } from '../../api/useOperation.ts'
import { bytesText } from '../../components/bytesText.ts'
import { CommandText } from '../../components/CommandText.tsx'
import { InlineError } from '../../components/InlineError.tsx'
import { Placeholder } from '../../components/Placeholder.tsx'
import { filesFor, installCommands, platforms, type InstallCommands, type Platform } from './installCommands.ts'

const useStyles = makeStyles({
  box: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  tabLine: { overflowX: 'auto', overflowY: 'hidden', scrollbarWidth: 'thin', marginLeft: '-12px' },
  tabs: { width: 'max-content' },
  steps: { margin: 0, paddingLeft: tokens.spacingHorizontalXL, display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  step: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXXS },
  text: { margin: 0 },
  print: { overflowWrap: 'anywhere' },
  quiet: { margin: 0, color: tokens.colorNeutralForeground2 },
  heading: { margin: 0, fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightRegular },
})

/**
 * The manual setup: what is typed on a machine to make it a node, before and after the keys, which are its `children`. The commands
 * fetch the node from this very console.
 */
export function InstallNode({ children }: { children: ReactNode }) {
  const styles = useStyles()
  // The keys are there whatever becomes of it.
  const { data, error } = useLateOperation(console.listDownloads, {})
  const [platform, setPlatform] = useState<Platform>('linux')
  const [chosen, setChosen] = useState('')
  const offered = filesFor(platform, data?.files ?? [])
  const file = offered.find(({ name }) => name === chosen) ?? offered[0]
  const commands = data && file && installCommands(platform, file, data)
  return (
    <>
      <div className={styles.box}>
        <h4 className={styles.heading}>{installWords.install}</h4>
        <div className={styles.tabLine}>
          <TabList
            aria-label={installWords.platforms}
            size="small"
            className={styles.tabs}
            selectedValue={platform}
            onTabSelect={(_, { value }) => setPlatform(platforms.find((known) => known === value) ?? 'linux')}
          >
            {platforms.map((known) => (
              <Tab key={known} value={known} id={`platform-${known}`}>
                {installWords.platform[known]}
              </Tab>
            ))}
          </TabList>
        </div>
        <div role="tabpanel" aria-labelledby={`platform-${platform}`} className={styles.box}>
          {data && file && commands ? (
            <>
              <FileChoice offered={offered} file={file} onChoose={setChosen} />
              <p className={styles.quiet}>
                {file.kind === 'bundle' && platform !== 'container' ? installWords.needs.macos : installWords.needs[platform]}
              </p>
              <BeforeTheKey file={file} downloads={data} commands={commands} />
            </>
          ) : (
            <NothingOffered isLoading={data === undefined && error === null} error={error} />
          )}
        </div>
      </div>
      <div className={styles.box}>
        <h4 className={styles.heading}>{installWords.useKey}</h4>
        {children}
      </div>
      {commands ? (
        <div className={styles.box}>
          <h4 className={styles.heading}>{installWords.register(installWords.platform[platform])}</h4>
          <WithTheKey commands={commands} />
        </div>
      ) : null}
    </>
  )
}

interface FileChoiceProps {
  offered: readonly Download[]
  file: Download
  onChoose: (name: string) => void
}

function FileChoice({ offered, file, onChoose }: FileChoiceProps) {
  if (offered.length < 2) return null
  return (
    <RadioGroup layout="horizontal" aria-label={installWords.processor} value={file.name} onChange={(_, { value }) => onChoose(value)}>
      {offered.map(({ name, arch }) => (
        <Radio key={name} value={name} label={arch ?? installWords.withNode} />
      ))}
    </RadioGroup>
  )
}

interface BeforeTheKeyProps {
  file: Download
  downloads: Downloads
  commands: InstallCommands
}

function BeforeTheKey({ file, downloads: { version, authority }, commands }: BeforeTheKeyProps) {
  const styles = useStyles()
  return (
    <ol className={styles.steps}>
      {authority && commands.trust ? (
        <Step
          text={installWords.trust(
            <Link href={authority.url} download>
              {authority.name}
            </Link>,
            <code className={styles.print}>{authority.fingerprint}</code>,
          )}
          name={installWords.trusts}
          command={commands.trust}
        />
      ) : null}
      <Step
        text={installWords.download(file.name, bytesText(file.bytes), version)}
        name={installWords.downloads}
        command={commands.download}
      />
      <Step text={installWords.verify} name={installWords.verifies} command={commands.verify} />
      {commands.install ? <Step text={installWords.place} name={installWords.places} command={commands.install} /> : null}
      <Step text={installWords.preflight} name={installWords.checks} command={commands.preflight} />
    </ol>
  )
}

function WithTheKey({ commands: { registerWithPrompt, registerWithFile, service } }: { commands: InstallCommands }) {
  const styles = useStyles()
  return (
    <ol className={styles.steps}>
      {registerWithPrompt ? <Step text={installWords.prompt} name={installWords.registersWithPrompt} command={registerWithPrompt} /> : null}
      <Step
        text={registerWithPrompt ? installWords.orFile : installWords.file}
        name={installWords.registersWithFile}
        command={registerWithFile}
      />
      <Step text={installWords.service} name={installWords.makesService} command={service} />
    </ol>
  )
}

function Step({ text, name, command }: { text: ReactNode; name: string; command: string }) {
  const styles = useStyles()
  return (
    <li>
      <div className={styles.step}>
        <span>{text}</span>
        <CommandText name={name} command={command} />
      </div>
    </li>
  )
}

/** As high as the commands that come, so that the keys below do not move. */
const placeholderRows = 10

function NothingOffered({ isLoading, error }: { isLoading: boolean; error: unknown }) {
  const styles = useStyles()
  if (isLoading) return <Placeholder label={installWords.what} rows={placeholderRows} />
  if (error) return <InlineError error={error} title={installWords.notRead} />
  return (
    <>
      <p className={styles.text}>{installWords.notOffered}</p>
      <CommandText name={installWords.registersWithPrompt} command="npx -y pnpm@12 mooring-node register --key-file -" />
      <CommandText name={installWords.runs} command="npx -y pnpm@12 mooring-node run" />
    </>
  )
}
