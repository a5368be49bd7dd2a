import { CommandFailure } from '../CommandFailure.ts'
import { proxyOrigin, type ProxySetting } from '../settings.ts'

/** The proxy of a form. A password that was left empty is the one that is set, which no page shows. Throws `CommandFailure`. */
export function proxySettingFrom(form: URLSearchParams, current: ProxySetting): ProxySetting {
  const mode = form.get('mode')
  if (mode === 'none' || mode === 'system') return { mode }
  const text = (name: string) => (form.get(name) ?? '').trim()
  const address = proxyOrigin(text('address'))
  if (mode !== 'custom' || address === null)
    throw new CommandFailure('wrongUsage', 'The address of a proxy is like http://proxy.example:3128, without a user in it.')
  const user = text('user') || null
  const isSame = current.mode === 'custom' && current.address === address && current.user === user
  const password = form.get('password') || (isSame ? current.password : null)
  if (user === null && password !== null) throw new CommandFailure('wrongUsage', 'A password needs a user name.')
  return {
    mode,
    address,
    user,
    password,
    bypass: text('bypass')
      .split(',')
      .flatMap((host) => host.trim() || []),
  }
}
