import { expect, test } from 'vitest'
import { isGuessable } from './isGuessable.ts'

const own = ['Ada Lovelace', 'contoso-prod']

test.each([
  'passwordpassword',
  'Password1234!',
  'P@ssw0rd2026!',
  'Administrator1',
  'administrator',
  '123456789012',
  'aaaaaaaaaaaa',
  'xyzwxyzwxyzw',
  'qwertyuiop123',
  '1q2w3e4r5t6y',
  'Welcome-2026!',
  'iloveyou iloveyou',
  'Mooring Console 1',
  'Ada.Lovelace.1',
  'adalovelace2026',
  'contoso-prod-1',
  'Contoso12345!',
])('anybody would guess %j', (password) => expect(isGuessable(password, own)).toBe(true))

test.each([
  'correct horse battery staple',
  'a long enough password',
  'twelve chars or more',
  'three random words',
  'x9#K2!m8$Q4z',
  '7$9!2#4@8k5&',
  '839201748392',
  'Lovelace wrote the first program',
  'пароль из трёх слов',
])('nobody would guess %j', (password) => expect(isGuessable(password, own)).toBe(false))
