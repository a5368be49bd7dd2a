import { tokens } from '@fluentui/react-components'
import { expect, test } from 'vitest'
import { inlineTokens } from './inlinedTokens.ts'
import { ruleText, takeRules } from './styleSheet.ts'
import { themesText } from './themes.ts'

const source = `
import { __styles, __resetStyles } from '@griffel/react'
export const useRoot = /*#__PURE__*/__resetStyles("r1", null, [".r1{margin:0}"])
export const useIcon = /*#__PURE__*/__resetStyles("r2", "r3", { r: [".r2{left:0}", ".r3{right:0}"], s: ["@supports (top:0){.r2{top:0}}"] })
export const useStyles = /*#__PURE__*/__styles({ box: { sj55zd: "f1" } }, { d: [".f1{color:red}", [".f2{padding:0}", { p: -1 }]] })
`

test('the rules of a file are taken out of it, and it still gives the classes', () => {
  const { code, rules } = takeRules(source)
  expect(code).toContain("import { __css, __resetCSS } from '@fluentui/react-components'")
  expect(code).toContain('useRoot = /*#__PURE__*/__resetCSS("r1", null)')
  expect(code).toContain('useIcon = /*#__PURE__*/__resetCSS("r2", "r3")')
  expect(code).toContain('useStyles = /*#__PURE__*/__css({ box: { sj55zd: "f1" } })')
  expect(rules).toEqual([
    { r: ['.r1{margin:0}'] },
    { r: ['.r2{left:0}', '.r3{right:0}'], s: ['@supports (top:0){.r2{top:0}}'] },
    { d: ['.f1{color:red}', ['.f2{padding:0}', { p: -1 }]] },
  ])
})

test('rules that cannot be evaluated end the build', () => {
  expect(() => takeRules('const useStyles = __styles({ box: {} }, rules)')).toThrow(/rules is not defined/)
  expect(() => takeRules('const useStyles = __styles({ box: {} })')).toThrow(/__styles is called without rules/)
})

test('each rule stands once, in the order in which Griffel lets them win', () => {
  const text = ruleText([
    { h: ['.a:hover{color:red}'], m: [['@media (min-width: 2px){.m{color:red}}', { m: '(min-width: 2px)' }]] },
    { d: ['.b{color:blue}', ['.c{padding:0}', { p: -1 }]], r: ['.r{margin:0}'] },
    { d: ['.b{color:blue}'], m: [['@media (min-width: 1px){.n{color:red}}', { m: '(min-width: 1px)' }]] },
  ])
  expect(text.split('\n')).toEqual([
    '.r{margin:0}',
    '.c{padding:0}',
    '.b{color:blue}',
    '.a:hover{color:red}',
    '@media (min-width: 1px){.n{color:red}}',
    '@media (min-width: 2px){.m{color:red}}',
  ])
})

test('the name of a token is put in its place only where it is one of Fluent', () => {
  const code =
    "import { tokens } from '@fluentui/react-components'\nuse(tokens.colorNeutralForeground1, chain.tokens.length, tokens.unknown)"
  expect(inlineTokens(code)).toContain('use("var(--colorNeutralForeground1)", chain.tokens.length, tokens.unknown)')
})

test('a theme has every token that is used, and the others say what is different in them', () => {
  const everyToken = Object.keys(tokens).filter((token) => !token.startsWith('zIndex'))
  const [light = '', dark = '', highContrast = ''] = themesText(() => true).split('\n')
  const missing = (theme: string) => everyToken.filter((token) => !theme.includes(`--${token}: `))
  expect({ light: missing(light), highContrast: missing(highContrast) }).toEqual({ light: [], highContrast: [] })
  expect(dark).toContain('--colorNeutralForeground1: #ffffff')
  expect(dark).not.toContain('--fontSizeBase300')
  expect(themesText((token) => token === 'fontSizeBase300')).not.toContain('colorNeutralForeground1')
})
