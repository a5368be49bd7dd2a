import { Toast, ToastBody, ToastTitle, Toaster, useId, useToastController } from '@fluentui/react-components'
import { useEffect } from 'react'
import { deliverNotices } from './notify.ts'

/** Shows notices in the corner for a few seconds, longer while the pointer rests on them. */
export function Toasts() {
  const toasterId = useId('toaster')
  const { dispatchToast } = useToastController(toasterId)

  // An effect, because the store of notices lives outside React.
  useEffect(
    () =>
      deliverNotices(({ intent, title, body }) =>
        dispatchToast(
          <Toast>
            <ToastTitle>{title}</ToastTitle>
            {body ? <ToastBody>{body}</ToastBody> : null}
          </Toast>,
          { intent, timeout: 6000, pauseOnHover: true, pauseOnWindowBlur: true },
        ),
      ),
    [dispatchToast],
  )

  return <Toaster toasterId={toasterId} position="top-end" offset={{ vertical: 52, horizontal: 16 }} />
}
