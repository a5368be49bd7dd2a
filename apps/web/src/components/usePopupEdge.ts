import { makeStyles, shorthands, tokens } from '@fluentui/react-components'

const useStyles = makeStyles({ edge: shorthands.borderColor(tokens.colorNeutralStroke2) })

/** What lies above a page without dimming it has an edge: a shadow alone is not seen on the dark background. */
export const usePopupEdge = (): string => useStyles().edge
