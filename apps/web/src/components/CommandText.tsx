import { makeStyles, tokens } from '@fluentui/react-components'
import { CopyRegular } from '@fluentui/react-icons/svg/copy'
import type { MouseEvent } from 'react'
import { controlWords } from '#strings/controlWords.ts'
import { copyText } from './copyText.ts'
import { IconButton } from './IconButton.tsx'
import { notify } from './notify.ts'

const useStyles = makeStyles({
  row: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalXS,
    backgroundColor: tokens.colorNeutralBackground3,
    borderRadius: tokens.borderRadiusMedium,
    paddingLeft: tokens.spacingHorizontalM,
  },
  code: {
    flexGrow: 1,
    minWidth: 0,
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    padding: `${tokens.spacingVerticalXS} 0`,
    overflowWrap: 'anywhere',
    // Two spaces stay two.
    whiteSpace: 'pre-wrap',
  },
})

/** A command to be typed into a terminal, with a button that copies it. `name` says what the command does. */
export function CommandText({ command, name }: { command: string; name: string }) {
  const styles = useStyles()
  const copy = async (event: MouseEvent<HTMLButtonElement>) => {
    await copyText(command, event.currentTarget)
    notify({ intent: 'success', title: controlWords.commandCopied })
  }
  return (
    <div className={styles.row}>
      <code className={styles.code}>{command}</code>
      <IconButton label={controlWords.copyCommand(name)} icon={<CopyRegular />} onClick={(event) => void copy(event)} />
    </div>
  )
}
