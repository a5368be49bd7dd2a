import { console } from '@mooring/contract'
import { changeOwnPassword } from '../../acts/access/changeOwnPassword.ts'
import { createFirstAdministrator } from '../../acts/access/createFirstAdministrator.ts'
import { getInstallation } from '../../acts/access/getInstallation.ts'
import { getSession } from '../../acts/access/getSession.ts'
import { signIn } from '../../acts/access/signIn.ts'
import { signOut } from '../../acts/access/signOut.ts'
import type { Edge } from '../Edge.ts'
import { refuseOtherSites } from '../refuseOtherSites.ts'
import { route } from '../route.ts'
import { browserToken, clearSessionCookie, sessionToken, setCookies } from '../sessionCookie.ts'

export function addAccess(at: Edge): void {
  route(at, console.getInstallation)(async ({ context }) => ({ status: 200, body: await getInstallation(context) }))
  route(
    at,
    console.createFirstAdministrator,
  )(async ({ body, context, request, reply }) => {
    refuseOtherSites(request)
    const signedIn = await createFirstAdministrator(context, body)
    setCookies(request, reply, signedIn)
    return { status: 201, body: signedIn.session }
  })
  route(
    at,
    console.signIn,
  )(async ({ body, context, request, reply }) => {
    // Another site must not sign a browser in either, to an account of its own.
    refuseOtherSites(request)
    const signedIn = await signIn(context, { ...body, browser: browserToken(request) })
    setCookies(request, reply, signedIn)
    return { status: 201, body: signedIn.session }
  })
  route(
    at,
    console.changeOwnPassword,
  )(async ({ body, context, request }) => {
    await changeOwnPassword(context, { ...body, token: sessionToken(request) })
    return { status: 204 }
  })
  route(at, console.getSession)(async ({ context }) => ({ status: 200, body: await getSession(context) }))
  route(
    at,
    console.signOut,
  )(async ({ context, request, reply }) => {
    await signOut(context, { token: sessionToken(request) })
    clearSessionCookie(request, reply)
    return { status: 204 }
  })
}
