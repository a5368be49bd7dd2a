import { Dialog, DialogBody, DialogSurface, DialogTitle, makeStyles, tokens } from '@fluentui/react-components'
import type { ReactNode } from 'react'
import { useOverlay } from './useOverlay.ts'

const useStyles = makeStyles({
  surface: { maxWidth: '560px', width: 'calc(100vw - 24px)' },
  title: { overflowWrap: 'anywhere', fontSize: tokens.fontSizeBase500, lineHeight: tokens.lineHeightBase500 },
})

/** A question that must be answered before anything else: content and actions are its children. */
export function AlertDialog({ title, onClose, children }: { title: string; onClose: () => void; children: ReactNode }) {
  const styles = useStyles()
  useOverlay()
  return (
    <Dialog open modalType="alert" onOpenChange={(_, { open }) => !open && onClose()}>
      <DialogSurface className={styles.surface}>
        <DialogBody>
          <DialogTitle className={styles.title}>{title}</DialogTitle>
          {children}
        </DialogBody>
      </DialogSurface>
    </Dialog>
  )
}
