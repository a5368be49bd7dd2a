import { makeResetStyles, tokens } from '@fluentui/react-components'
import type { ComponentProps } from 'react'

// Looks as a subtle button of Fluent, which has some forty classes and there are lists full of them.
const useButtonClass = makeResetStyles({
  display: 'inline-block',
  boxSizing: 'border-box',
  width: '32px',
  height: '32px',
  margin: 0,
  padding: '5px',
  border: `${tokens.strokeWidthThin} solid transparent`,
  borderRadius: tokens.borderRadiusMedium,
  backgroundColor: tokens.colorSubtleBackground,
  color: tokens.colorNeutralForeground2,
  fontSize: '20px',
  lineHeight: 0,
  verticalAlign: 'middle',
  cursor: 'pointer',
  ':hover': { backgroundColor: tokens.colorSubtleBackgroundHover, color: tokens.colorNeutralForeground2BrandHover },
  ':active': { backgroundColor: tokens.colorSubtleBackgroundPressed, color: tokens.colorNeutralForeground2BrandPressed },
  ':focus-visible': {
    outline: `${tokens.strokeWidthThick} solid ${tokens.colorTransparentStroke}`,
    borderColor: tokens.colorStrokeFocus2,
    boxShadow: `0 0 0 ${tokens.strokeWidthThin} ${tokens.colorStrokeFocus2} inset`,
  },
  '@media (forced-colors: active)': { ':hover': { color: 'Highlight', borderColor: 'Highlight' } },
})

/** The button of a menu that is an icon, its child; other buttons that are icons are an `IconButton`. */
export const MenuIconButton = (props: ComponentProps<'button'>) => <button type="button" {...props} className={useButtonClass()} />
