import { expect, type Locator } from '@playwright/test'

/** What of the styles is read: where things stand, which the width of the window changes, or colours, which the theme changes. */
export type Aspect = 'shape' | 'colours'

interface Read {
  /** Passed on to what is inside; said only where it changes. */
  inherited: readonly string[]
  /** With the value that says nothing and is left out. */
  own: Readonly<Record<string, string>>
  /** Of all four sides: what stands before and behind the side in the name of the property, and the value that says nothing. */
  ofSides: readonly (readonly [before: string, after: string, nothing: string])[]
  /** What is not looked into: it shows what differs between machines. */
  without: string
}

const aspects: Record<Aspect, Omit<Read, 'without'>> = {
  shape: {
    inherited: ['font-size', 'font-weight', 'line-height', 'text-align', 'white-space'],
    own: {
      display: 'inline',
      position: 'static',
      'flex-direction': 'row',
      'flex-wrap': 'nowrap',
      'flex-grow': '0',
      'align-items': 'normal',
      'justify-content': 'normal',
      'row-gap': 'normal',
      'column-gap': 'normal',
      'grid-template-columns': 'none',
      width: 'auto',
      height: 'auto',
      'min-width': 'auto',
      'min-height': 'auto',
      'max-width': 'none',
      'max-height': 'none',
      'border-top-left-radius': '0px',
      'overflow-x': 'visible',
      'overflow-y': 'visible',
    },
    ofSides: [
      ['padding', '', '0px'],
      ['margin', '', '0px'],
      ['border', '-width', 'none'],
    ],
  },
  colours: {
    inherited: ['color'],
    own: { 'background-color': 'rgba(0, 0, 0, 0)', 'box-shadow': 'none', opacity: '1' },
    ofSides: [['border', '-color', 'none']],
  },
}

/** An element, as far as it is read here. */
interface Drawn {
  localName: string
  children: Iterable<Drawn>
  parentElement: Drawn | null
  matches: (selector: string) => boolean
  getAttribute: (name: string) => string | null
  computedStyleMap: () => { get: (name: string) => { toString: () => string } | undefined }
}
declare const getComputedStyle: (element: Drawn) => { display: string; visibility: string }

/** In the page: a line for each element that the design gives a style, indented by its depth; equal neighbours stand there once. */
function readStyles(root: Drawn, { inherited, own, ofSides, without }: Read): string {
  // What is asked for rather than what came out of it: `auto` and shares do not depend on how wide letters are.
  const valueOf = (element: Drawn, name: string): string =>
    (element.computedStyleMap().get(name)?.toString() ?? '').replaceAll(/\d+\.\d+/g, (number) =>
      String(Math.round(Number(number) * 100) / 100),
    )
  const sideOf = (element: Drawn, { before, after, side }: { before: string; after: string; side: string }): string =>
    before === 'border' && valueOf(element, `border-${side}-style`) === 'none' ? 'none' : valueOf(element, `${before}-${side}${after}`)
  const stylesOf = (element: Drawn): string[] => {
    const said: string[] = []
    for (const name of inherited) {
      const value = valueOf(element, name)
      if (element === root || value !== valueOf(element.parentElement ?? element, name)) said.push(`${name}: ${value}`)
    }
    for (const [name, nothing] of Object.entries(own)) {
      const value = valueOf(element, name)
      if (value !== nothing) said.push(`${name}: ${value}`)
    }
    for (const [before, after, nothing] of ofSides) {
      const values = ['top', 'right', 'bottom', 'left'].map((side) => sideOf(element, { before, after, side }))
      if (values.some((value) => value !== nothing))
        said.push(`${before}${after}: ${new Set(values).size === 1 ? values[0] : values.join(', ')}`)
    }
    return said
  }
  const linesOf = (element: Drawn, depth: number): string[] => {
    const { display, visibility } = getComputedStyle(element)
    if (display === 'none' || visibility === 'hidden' || element.matches('[data-tabster-dummy]')) return []
    const said = stylesOf(element)
    const role = element.getAttribute('role')
    const line = `${'  '.repeat(depth)}${element.localName}${role === null ? '' : `[${role}]`} { ${said.join('; ')} }`
    const lines = said.length > 0 ? [line] : []
    if (element.localName === 'svg' || element.matches(without)) return lines
    let before = ''
    for (const child of element.children) {
      const inside = linesOf(child, depth + 1)
      if (inside.join('\n') !== before) lines.push(...inside)
      before = inside.join('\n')
    }
    return lines
  }
  return linesOf(root, 0).join('\n')
}

/** How a part of a page is drawn, as text that is the same on every machine; `without`: a selector of what is not looked into. */
export async function appearanceOf(part: Locator, aspect: Aspect, without = ':not(*)'): Promise<string> {
  const read = () => part.evaluate(readStyles, { ...aspects[aspect], without })
  let before = ''
  // What is still arriving or fading has another appearance a moment later.
  await expect
    .poll(async () => {
      const [last, now] = [before, await read()]
      before = now
      return now === last
    })
    .toBe(true)
  return before
}
