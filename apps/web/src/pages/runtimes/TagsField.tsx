import { Button, Input, Tag, TagGroup, makeStyles, tokens } from '@fluentui/react-components'
import type { KeyboardEvent } from 'react'
import { buttonWords } from '#strings/buttonWords.ts'
import { tagsWords } from '#strings/tagsWords.ts'
import { FormField } from '../../components/FormField.tsx'
import { newTagsRefusal, withNewTags } from './runtimeDraft.ts'

const useStyles = makeStyles({
  box: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  adding: { display: 'flex', alignItems: 'flex-end', gap: tokens.spacingHorizontalS },
  field: { flexGrow: 1, minWidth: 0 },
  tags: { display: 'flex', flexWrap: 'wrap', rowGap: tokens.spacingVerticalXS },
})

/** The tags of a runtime as chips that can be taken away, and a box for more. */
export function TagsField(props: {
  tags: readonly string[]
  newTags: string
  /** Why they cannot be changed, as a sentence. */
  refusal: string | null
  onChange: (change: { tags?: readonly string[]; newTags: string }) => void
}) {
  const styles = useStyles()
  const { tags, newTags, refusal, onChange } = props
  const error = newTagsRefusal(tags, newTags)
  const canAdd = newTags.trim() !== '' && error === null

  const add = () => {
    if (canAdd) onChange({ tags: withNewTags(tags, newTags), newTags: '' })
  }
  const addOnEnter = (event: KeyboardEvent) => {
    if (event.key !== 'Enter') return
    event.preventDefault()
    add()
  }

  return (
    <div className={styles.box}>
      <div className={styles.adding}>
        <FormField className={styles.field} label={tagsWords.label} error={error} hint={refusal ?? tagsWords.hint}>
          <Input
            value={newTags}
            readOnly={refusal !== null}
            autoComplete="off"
            placeholder={refusal === null ? tagsWords.placeholder : ''}
            contentAfter={
              <Button size="small" appearance="subtle" disabledFocusable={!canAdd} onClick={add}>
                {buttonWords.add}
              </Button>
            }
            onKeyDown={addOnEnter}
            onChange={(_, { value }) => onChange({ newTags: value })}
          />
        </FormField>
      </div>
      {tags.length === 0 ? null : (
        <TagGroup
          className={styles.tags}
          aria-label={tagsWords.group}
          size="small"
          {...(refusal === null ? { onDismiss: (_, { value }) => onChange({ tags: tags.filter((tag) => tag !== value), newTags }) } : {})}
        >
          {tags.map((tag) => (
            <Tag
              key={tag}
              value={tag}
              dismissible={refusal === null}
              {...(refusal === null ? { dismissIcon: { 'aria-label': tagsWords.remove } } : {})}
            >
              {tag}
            </Tag>
          ))}
        </TagGroup>
      )}
    </div>
  )
}
