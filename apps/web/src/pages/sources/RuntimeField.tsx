import { Dropdown, Option } from '@fluentui/react-components'
import { console } from '@mooring/contract'
import { scansWords } from '#strings/scansWords.ts'
import { statusWords } from '#strings/statusWords.ts'
import { useEveryItem } from '../../api/useEveryItem.ts'
import { AppLink } from '../../components/AppLink.tsx'
import { FormField } from '../../components/FormField.tsx'
import { paths } from '../../paths.ts'

/** "Connect via integration runtime": each option says how its runtime is. */
export function RuntimeField({
  value,
  refusal,
  onChange,
}: {
  value: string
  refusal: string | undefined
  onChange: (name: string) => void
}) {
  const pages = useEveryItem(console.listRuntimes, {})
  const chosen = pages.items.find((runtime) => runtime.name === value)
  const textOf = (runtime: (typeof pages.items)[number]) => scansWords.runtimeIs(runtime.name, statusWords.runtime[runtime.state])
  const isMissing = value !== '' && !chosen && !pages.hasMore
  return (
    <FormField
      label={scansWords.runtime}
      info={scansWords.runtimeInfo}
      isRequired
      error={isMissing ? scansWords.runtimeMissing(value) : refusal}
      hint={pages.items.length === 0 ? <NoneYet /> : null}
    >
      <Dropdown
        placeholder={scansWords.selectRuntime}
        value={chosen ? textOf(chosen) : value}
        selectedOptions={value === '' ? [] : [value]}
        onOptionSelect={(_, { optionValue }) => optionValue && onChange(optionValue)}
      >
        {pages.items.map((runtime) => (
          <Option key={runtime.name} value={runtime.name} text={textOf(runtime)}>
            {textOf(runtime)}
          </Option>
        ))}
      </Dropdown>
    </FormField>
  )
}

const NoneYet = () => (
  <>
    {scansWords.noRuntimeYet((text) => (
      <AppLink href={paths.newRuntime()}>{text}</AppLink>
    ))}
  </>
)
