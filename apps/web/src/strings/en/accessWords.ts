/** The pages for whoever is not signed in. */
export const accessWords = {
  signIn: 'Sign in',
  name: 'Name',
  password: 'Password',
  thePassword: 'the password',
  setUp: 'Set up the console',
  state: 'the state of the console',
  isSetUp: 'This console has been set up already.',
  noToken: 'Nobody can sign in yet. Open the one-time link that the console printed when it started: it lets you create the administrator.',
  lead: 'Create the administrator of this console. The link that brought you here works once.',
  enterName: 'Enter a name.',
  passwordHint: (min: number) => `At least ${min} characters. A few words are easier to remember than signs.`,
  passwordShort: (min: number) => `Enter at least ${min} characters.`,
  create: 'Create administrator',
}
