import { Fragment, createElement, type ReactNode } from 'react'

/** A text with elements in it: sentence`Registered ${time}`. A language puts them where its grammar wants them. */
export function sentence(texts: TemplateStringsArray, ...elements: readonly ReactNode[]): ReactNode {
  return createElement(Fragment, null, ...texts.flatMap((text, at) => [text, elements[at]]))
}
