import { useRef, type Ref } from 'react'
import { TagChips } from './TagChips'
import { TagInput } from './TagInput'
import { moveTags, sameTags, stepTags } from '@/lib/tag-list'
import { CHUNK } from '@/lib/token-limits'
import type { Edit, Origin } from '@/api/types'

interface TagEditorProps {
  inputRef: Ref<HTMLInputElement>
  dataset: number
  image: number
  tags: readonly string[]
  /** Who put each tag there, as far as it is known yet. */
  origins: ReadonlyMap<string, Origin | null>
  /** The places of the tags in which each 75 tokens after the first begin. */
  chunks: readonly number[]
  edit: (edit: Edit) => void
  onOrigin: (origin: Origin) => void
  onLeave: () => void
}

/** The tags of one image. */
export function TagEditor({
  inputRef,
  dataset,
  image,
  tags,
  origins,
  chunks,
  edit,
  onOrigin,
  onLeave,
}: TagEditorProps) {
  const box = useRef<HTMLDivElement>(null)
  const reorder = (moved: readonly string[], next: string[]) => {
    const [only] = moved
    if (sameTags(next, tags) || only === undefined) return
    if (moved.length > 1) edit({ kind: 'set_tags', tags: next })
    else edit({ kind: 'move_tag', tag: only, position: next.indexOf(only) })
  }
  const add = (added: string[]) => {
    const fresh = added.filter((tag) => !tags.includes(tag))
    if (fresh.length > 0) edit({ kind: 'add_tags', tags: fresh, at: 'end' })
  }
  return (
    <div ref={box} className="flex flex-col gap-2">
      {tags.length === 0 ? (
        <p className="text-caption text-text-3">No tags yet. Type one below and press Enter.</p>
      ) : (
        <TagChips
          key={image}
          label="Tags"
          chips={tags.map((tag, place) => ({
            tag,
            origin: origins.get(tag),
            chunk: chunks.includes(place) ? CHUNK * (chunks.indexOf(place) + 1) + 1 : undefined,
          }))}
          onOrigin={onOrigin}
          onRemove={(removed) => edit({ kind: 'remove_tags', tags: removed })}
          onRename={(from, to) => edit({ kind: 'rename_tag', from, to })}
          onPaste={add}
          onMove={(moved, index) => reorder(moved, moveTags(tags, moved, index))}
          onStep={(moved, direction) => reorder(moved, stepTags(tags, moved, direction))}
          onLeave={onLeave}
        />
      )}
      <TagInput
        ref={inputRef}
        dataset={dataset}
        present={tags}
        placeholder="Add a tag"
        onAdd={add}
        onLeave={onLeave}
        onBack={() => [...(box.current?.querySelectorAll<HTMLElement>('[data-tag]') ?? [])].at(-1)?.focus()}
      />
    </div>
  )
}
