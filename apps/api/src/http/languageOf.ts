import '@fastify/cookie'
import type { FastifyRequest } from 'fastify'

/** Set by the web app when somebody chooses a language. */
const cookieName = 'mooring-language'

/** The one of `languages` to answer in: the chosen one, else what the browser asks for, else the first. */
export function languageOf(request: FastifyRequest, languages: readonly [string, ...string[]]): string {
  const wanted = [request.cookies[cookieName] ?? '', ...acceptedLanguages(request.headers['accept-language'] ?? '')]
  return wanted.find((language) => languages.includes(language)) ?? languages[0]
}

/** The primary languages of an Accept-Language, the most wanted first: https://www.rfc-editor.org/rfc/rfc9110#field.accept-language */
function acceptedLanguages(header: string): string[] {
  const ranges = header.split(',').map((range) => {
    const [tag = '', ...parameters] = range.split(';').map((part) => part.trim().toLowerCase())
    const quality = parameters.find((parameter) => parameter.startsWith('q='))
    return { language: tag.split('-')[0] ?? '', quality: quality === undefined ? 1 : Number(quality.slice(2)) }
  })
  return ranges
    .filter(({ quality }) => quality > 0)
    .toSorted((a, b) => b.quality - a.quality)
    .map(({ language }) => language)
}
