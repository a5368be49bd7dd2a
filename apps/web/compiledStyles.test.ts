import { shorthands, tokens } from '@fluentui/react-components'
import { __resetStyles, __styles, createDOMRenderer, makeResetStyles, makeStyles } from '@griffel/core'
import { expect, test } from 'vitest'
import { compileStyles } from './compiledStyles.ts'

const forced = '@media (forced-colors: active)'
const styles = {
  box: { padding: `0 ${tokens.spacingHorizontalS}`, ':hover': { color: 'red' }, [forced]: { fill: 'Canvas' } },
  edge: shorthands.borderColor(tokens.colorNeutralStroke2),
  turning: { animationName: { to: { rotate: '360deg' } }, width: '12px' },
}

const source = `
import { makeStyles, shorthands, tokens } from '@fluentui/react-components'
const width = 12
const inPixels = \`\${width}px\`
const forced = '${forced}'
const box = notToBeEvaluated()
export const useStyles = makeStyles({
  box: { padding: \`0 \${tokens.spacingHorizontalS}\`, ':hover': { color: 'red' }, [forced]: { fill: 'Canvas' } },
  edge: shorthands.borderColor(tokens.colorNeutralStroke2),
  turning: { animationName: { to: { rotate: '360deg' } }, width: inPixels },
})
const useOther = makeStyles({ box: { width: '1px' } })
const useBox = makeResetStyles({ margin: 0, width: inPixels, ':hover': { color: tokens.colorNeutralForeground1 } })
`

const inserted = (use: ReturnType<typeof __styles> | ReturnType<typeof __resetStyles>) => {
  const renderer = createDOMRenderer(undefined)
  return [use({ dir: 'ltr', renderer }), use({ dir: 'rtl', renderer }), renderer.insertionCache]
}

test('a compiled style has the classes and inserts the rules that it would have at run time', async () => {
  const compiled = await compileStyles(source)
  expect(compiled).not.toContain('makeStyles(')
  const [, argv = ''] = /useStyles = __styles\((?<argv>.*)\)\n/u.exec(compiled) ?? []
  const [classes, rules] = JSON.parse(`[${argv}]`) as Parameters<typeof __styles>
  expect(inserted(__styles(classes, rules))).toEqual(inserted(makeStyles(styles)))
})

test('so has one that is a single class', async () => {
  const [, argv = ''] = /useBox = __resetStyles\((?<argv>.*)\)\n/u.exec(await compileStyles(source)) ?? []
  const [ltr, rtl, rules] = JSON.parse(`[${argv}]`) as Parameters<typeof __resetStyles>
  const atRunTime = makeResetStyles({ margin: 0, width: '12px', ':hover': { color: tokens.colorNeutralForeground1 } })
  expect(inserted(__resetStyles(ltr, rtl, rules))).toEqual(inserted(atRunTime))
})

test.each([
  [
    'elsewhere',
    'function useStyles() { return makeStyles({ box: { width: "1px" } }) }',
    /makeStyles\(\) is called where it cannot be compiled/,
  ],
  [
    'of what another file says',
    'import { width } from "./width.ts"\nconst useStyles = makeStyles({ box: { width } })',
    /width is not defined/,
  ],
])('a style that is made %s ends the build', async (_, code, why) => {
  await expect(compileStyles(code)).rejects.toThrow(why)
})
