import { makeResetStyles, tokens } from '@fluentui/react-components'

const useAreaClass = makeResetStyles({ display: 'block', width: '16px', margin: '0 auto', padding: '8px' })
const useBoxClass = makeResetStyles({
  display: 'block',
  width: '16px',
  height: '16px',
  margin: 0,
  accentColor: tokens.colorCompoundBrandBackground,
})

/** A box that ticks a row of a list, or all of them; it is in reach around what is drawn of it. Without `onChange` the list hears of it itself. */
export function TickBox(props: { label: string; isTicked: boolean | 'mixed'; onChange?: () => void }) {
  const { label, isTicked, onChange } = props
  return (
    <label className={useAreaClass()}>
      <input
        type="checkbox"
        className={useBoxClass()}
        aria-label={label}
        ref={isTicked === 'mixed' ? asMixed : null}
        checked={isTicked === true}
        onChange={onChange ?? heardByTheList}
      />
    </label>
  )
}

// No attribute says it.
const asMixed = (box: HTMLInputElement) => {
  box.indeterminate = true
  return () => {
    box.indeterminate = false
  }
}

// React wants one on every box whose state is given to it.
const heardByTheList = () => undefined
