import { useState } from 'react'
import type { DiffView, TagDiff } from '@/api/types'
import { WordsDiff } from '@/components/TextDiff'
import { Input } from '@/components/ui/input'
import { VirtualRows } from '@/components/VirtualRows'
import { cn } from '@/lib/cn'
import { formatCount, plural } from '@/lib/format'
import { factName } from './image-difference'

interface DiffOverviewProps {
  found: DiffView
  /** The tag that the images are narrowed to; empty is none. */
  tag: string
  onTag: (tag: string) => void
}

const MANY_TAGS = 12

function TagRow({ tag, chosen, onTag }: { tag: TagDiff; chosen: boolean; onTag: (tag: string) => void }) {
  return (
    <button
      type="button"
      aria-pressed={chosen}
      className={cn(
        'flex h-7 w-full items-center gap-2 rounded-sm px-2 text-left hover:bg-subtle-hover',
        chosen && 'bg-selected',
      )}
      onClick={() => onTag(chosen ? '' : tag.tag)}
    >
      <span className="sr-only">
        {`${tag.tag}: added to ${plural(tag.added, 'image')}, removed from ${formatCount(tag.removed)}`}
      </span>
      <span aria-hidden className="min-w-0 flex-1 truncate">
        {tag.tag}
      </span>
      {tag.added === 0 ? null : (
        <span aria-hidden className="text-caption text-good tabular-nums">
          +{formatCount(tag.added)}
        </span>
      )}
      {tag.removed === 0 ? null : (
        <span aria-hidden className="text-caption text-bad tabular-nums">
          −{formatCount(tag.removed)}
        </span>
      )}
    </button>
  )
}

/** Settings and tags that differ. A tag narrows the images to those that got or lost it. */
export function DiffOverview({ found, tag, onTag }: DiffOverviewProps) {
  const [text, setText] = useState('')
  const wanted = text.trim().toLowerCase()
  const shown =
    wanted === '' ? found.tags : found.tags.filter((each) => each.tag.toLowerCase().includes(wanted))
  return (
    <aside aria-label="Overview" className="flex w-72 shrink-0 flex-col border-r border-line">
      {found.settings.length === 0 ? null : (
        <section
          aria-label="Settings"
          className="max-h-1/3 overflow-y-auto border-b border-line px-6 py-3 text-caption"
        >
          <h2 className="pb-1 font-semibold text-text-3">Settings</h2>
          {found.settings.map((fact) => (
            <p key={fact.name} className="py-0.5 whitespace-pre-wrap select-text">
              <span className="mr-2 text-text-3">{factName(fact.name)}</span>
              <WordsDiff before={fact.before} after={fact.after} />
            </p>
          ))}
        </section>
      )}
      <section aria-label="Tags" className="flex min-h-0 flex-1 flex-col px-4 pt-3">
        <h2 className="px-2 pb-1 text-caption font-semibold text-text-3">
          {found.tags.length === 0 ? 'No tag was added or removed' : plural(found.tags.length, 'tag')}
        </h2>
        {found.tags.length > MANY_TAGS ? (
          <div className="px-1 pb-2">
            <Input
              aria-label="Find a tag"
              placeholder="Find a tag"
              value={text}
              onChange={(event) => setText(event.target.value)}
            />
          </div>
        ) : null}
        <VirtualRows rows={shown} keyOf={(row) => row.tag} heightOf={() => 28}>
          {(row) => <TagRow tag={row} chosen={row.tag === tag} onTag={onTag} />}
        </VirtualRows>
      </section>
    </aside>
  )
}
