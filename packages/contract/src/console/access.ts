import { Type, type Static } from 'typebox'
import type { Operation } from '../operation.ts'
import { Strict } from '../schemas.ts'

export const UserName = Type.String({ minLength: 1, maxLength: 100, pattern: '^\\S(?:.*\\S)?$' })
export const Password = Type.String({ minLength: 1, maxLength: 1024 })
/** ASVS 5.0 6.2.1 asks for 8 characters and recommends 15; which ones is free (6.2.5), as long as nobody would guess it: see `isGuessable`. */
export const passwordLengthMin = 12
export const NewPassword = Type.String({ minLength: passwordLengthMin, maxLength: 1024 })
export const RoleName = Type.Enum(['Reader', 'Operator', 'DataSourceAdministrator', 'Administrator'])

export const Session = Type.Object({
  account: Type.String(),
  userName: Type.String(),
  role: RoleName,
})
export type Session = Static<typeof Session>

/** What a page needs to know before anybody signed in. */
export const Installation = Type.Object({
  account: Type.String(),
  /** True until the first administrator exists; then the one-time link is the only way in. */
  needsSetup: Type.Boolean(),
  version: Type.String(),
})
export type Installation = Static<typeof Installation>

/** The header of a call that a page makes while nobody is at it: it keeps no session alive. Its value says nothing. */
export const unattendedHeader = 'x-mooring-unattended'

export const accessOperations = {
  getInstallation: {
    id: 'Console_GetInstallation',
    summary: 'Say whether the console has been set up',
    method: 'GET',
    path: '/api/installation',
    access: 'anyone',
    responses: { 200: Installation },
    errors: [],
  },
  createFirstAdministrator: {
    id: 'Console_CreateFirstAdministrator',
    summary: 'Create the first administrator with the one-time link of the first start',
    method: 'POST',
    path: '/api/setup',
    access: 'anyone',
    body: Strict({ token: Type.String({ minLength: 1, maxLength: 200 }), userName: UserName, password: NewPassword }),
    responses: { 201: Session },
    errors: ['SetupLinkInvalid'],
    callsPerMinuteMax: 20,
  },
  signIn: {
    id: 'Console_SignIn',
    summary: 'Sign in by name and password',
    method: 'POST',
    path: '/api/session',
    access: 'anyone',
    body: Strict({ userName: UserName, password: Password }),
    responses: { 201: Session },
    errors: ['WrongNameOrPassword', 'TooManyRequests'],
    callsPerMinuteMax: 30,
  },
  getSession: {
    id: 'Console_GetSession',
    summary: 'Say who is signed in',
    method: 'GET',
    path: '/api/session',
    access: 'Reader',
    responses: { 200: Session },
    errors: [],
  },
  changeOwnPassword: {
    id: 'Console_ChangeOwnPassword',
    summary: 'Change the password of whoever is signed in; ends all other sessions of the account',
    method: 'PUT',
    path: '/api/session/password',
    access: 'Reader',
    body: Strict({ currentPassword: Password, newPassword: NewPassword }),
    responses: { 204: null },
    errors: ['PasswordNeedsSignIn', 'ChangedMeanwhile', 'TooManyRequests'],
    callsPerMinuteMax: 10,
  },
  signOut: {
    id: 'Console_SignOut',
    summary: 'Sign out',
    method: 'DELETE',
    path: '/api/session',
    access: 'Reader',
    responses: { 204: null },
    errors: [],
  },
} as const satisfies Record<string, Operation>
