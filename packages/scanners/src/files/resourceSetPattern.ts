/**
 * What varies in the names of files that are parts of one thing, as Purview writes it: {GUID}, {Year}, {Month}, {Day}, {HEX} for a hash,
 * {N} for any other number. https://learn.microsoft.com/purview/concept-resource-sets
 */
const replacements: readonly [RegExp, string][] = [
  [/(?<![0-9a-f])[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}(?![0-9a-f])/gi, '{GUID}'],
  // A hash has both letters and digits; letters alone are a word.
  [/(?<![0-9a-z])(?=[a-f]*[0-9])(?=[0-9]*[a-f])[0-9a-f]{8,128}(?![0-9a-z])/gi, '{HEX}'],
  [/(?<![0-9])(?:19|20)[0-9]{2}([-_./])(?:0[1-9]|1[0-2])\1(?:0[1-9]|[12][0-9]|3[01])(?![0-9])/g, '{Year}$1{Month}$1{Day}'],
  [/(?<![0-9])(?:19|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])(?![0-9])/g, '{Year}{Month}{Day}'],
  [/(?<![0-9])(?:19|20)[0-9]{2}([-_./])(?:0[1-9]|1[0-2])(?![0-9])/g, '{Year}$1{Month}'],
  [/(?<=year=|y=)(?:19|20)[0-9]{2}(?![0-9])/gi, '{Year}'],
  [/(?<=month=|m=)(?:0?[1-9]|1[0-2])(?![0-9])/gi, '{Month}'],
  [/(?<=day=|d=)(?:0?[1-9]|[12][0-9]|3[01])(?![0-9])/gi, '{Day}'],
  [/[0-9]+/g, '{N}'],
]

/** What stands between what was replaced and what is still to be looked at. */
const marked = /(\{(?:GUID|HEX|Year|Month|Day|N)\})/

/** The path of a file, from the folder that is scanned on, with what varies replaced. The same path when nothing does; the ending stays. */
export function resourceSetPattern(path: readonly string[]): string[] {
  const [, name = '', ending = ''] = /^(.*?)((?:\.[a-z][a-z0-9]{0,7}){0,2})$/is.exec(path.at(-1) ?? '') ?? []
  // Braces of the name itself are no marks.
  const text = [...path.slice(0, -1), name].map((part) => part.replace(/[{}]/g, (brace) => (brace === '{' ? '\u0001' : '\u0002'))).join('/')
  const replaced = replacements.reduce(replaceBetweenMarks, text)
  const parts = replaced.split('/').map((part) => part.replaceAll('\u0001', '{').replaceAll('\u0002', '}'))
  return [...parts.slice(0, -1), `${parts.at(-1) ?? ''}${ending}`]
}

const replaceBetweenMarks = (text: string, [pattern, mark]: readonly [RegExp, string]): string =>
  text
    .split(marked)
    .map((part, index) => (index % 2 === 1 ? part : part.replace(pattern, mark)))
    .join('')
