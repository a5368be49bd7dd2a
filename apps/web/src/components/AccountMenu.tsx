import { makeStyles, tokens } from '@fluentui/react-components'
import { KeyRegular } from '@fluentui/react-icons/svg/key'
import { SignOutRegular } from '@fluentui/react-icons/svg/sign-out'
import { console } from '@mooring/contract'
import { useQueryClient } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { accessWords } from '#strings/accessWords.ts'
import { language } from '#strings/language.ts'
import { shellWords } from '#strings/shellWords.ts'
import { describeError } from '../api/describeError.ts'
import { request } from '../api/request.ts'
import { useSession } from '../api/useSession.ts'
import { paths } from '../paths.ts'
import { languages, type Language } from '../strings/languages.ts'
import { chooseLanguage } from './chooseLanguage.ts'
import { LazyMenu, type MenuEntry } from './LazyMenu.tsx'
import { forgetNotices, notify } from './notify.ts'

const ChangePassword = lazy(async () => ({ default: (await import('./ChangePassword.tsx')).ChangePassword }))

const useStyles = makeStyles({
  button: { minWidth: 'auto', padding: tokens.spacingHorizontalXS, borderRadius: tokens.borderRadiusCircular },
  initials: {
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'center',
    width: '28px',
    height: '28px',
    borderRadius: tokens.borderRadiusCircular,
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorBrandForeground1,
    fontSize: tokens.fontSizeBase200,
    fontWeight: tokens.fontWeightSemibold,
  },
  who: { padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`, maxWidth: '260px', overflowWrap: 'anywhere' },
  name: { fontWeight: tokens.fontWeightSemibold },
  role: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
})

const initialsOf = (name: string): string =>
  name
    .split(/[\s._-]+/)
    .filter((part) => part !== '')
    .slice(0, 2)
    .map((part) => Array.from(part)[0]?.toUpperCase())
    .join('')

const languageEntries: readonly MenuEntry[] = Object.entries(languages).map(([tag, name]) => ({
  label: name,
  lang: tag,
  isChosen: tag === language,
  onClick: () => chooseLanguage(tag as Language),
}))

/** Who is signed in, the language, and the way out. */
export function AccountMenu() {
  const styles = useStyles()
  const session = useSession()
  const queryClient = useQueryClient()
  const router = useRouter()
  const [isChanging, setIsChanging] = useState(false)

  const signOut = async () => {
    try {
      await request(console.signOut, {})
    } catch (cause) {
      notify({ intent: 'error', title: shellWords.account.signOutFailed, body: describeError(cause).message })
      return
    }
    await router.navigate({ href: paths.signIn() })
    queryClient.clear()
    forgetNotices()
  }

  return (
    <>
      <LazyMenu
        label={shellWords.account.menu(initialsOf(session.userName), session.userName)}
        className={styles.button}
        header={
          <div className={styles.who}>
            <div className={styles.name}>{session.userName}</div>
            <div className={styles.role}>{shellWords.roles[session.role]}</div>
          </div>
        }
        entries={[
          ...languageEntries,
          { label: accessWords.changePassword, icon: <KeyRegular />, onClick: () => setIsChanging(true) },
          { label: shellWords.account.signOut, icon: <SignOutRegular />, onClick: () => void signOut() },
        ]}
      >
        <span className={styles.initials} aria-hidden="true">
          {initialsOf(session.userName)}
        </span>
      </LazyMenu>
      {isChanging ? (
        <Suspense>
          <ChangePassword onClose={() => setIsChanging(false)} />
        </Suspense>
      ) : null}
    </>
  )
}
