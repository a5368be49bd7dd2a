import { Dropdown, Option } from '@fluentui/react-components'
import { console } from '@mooring/contract'
import { runtimeStateText } from '@mooring/domain'
import { useEffect } from 'react'
import { useOperationPages } from '../../api/useOperationPages.ts'
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
  const pages = useOperationPages(console.listRuntimes, {})
  const { hasMore, isLoadingMore, loadMore } = pages

  // An effect, because a choice must offer everything, and the API answers in pages.
  useEffect(() => {
    if (hasMore && !isLoadingMore) loadMore()
  }, [hasMore, isLoadingMore, loadMore])

  const chosen = pages.items.find((runtime) => runtime.name === value)
  const textOf = (runtime: (typeof pages.items)[number]) => `${runtime.name} (${runtimeStateText(runtime.state)})`
  const isMissing = value !== '' && !chosen && !hasMore
  return (
    <FormField
      label="Connect via integration runtime"
      info="The scan runs on a node of this integration runtime, so it must be able to reach the server."
      isRequired
      error={isMissing ? `${value} does not exist any more. Choose another one.` : refusal}
      hint={pages.items.length === 0 ? <NoneYet /> : null}
    >
      <Dropdown
        placeholder="Select an integration runtime"
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
    There is none yet. <AppLink href={paths.newRuntime()}>Create an integration runtime</AppLink> first.
  </>
)
