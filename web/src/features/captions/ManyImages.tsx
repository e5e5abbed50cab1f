import { useQuery } from '@tanstack/react-query'
import { memo, useDeferredValue, useRef } from 'react'
import type { Dataset, Edit } from '@/api/types'
import { ProblemAlert } from '@/components/ProblemAlert'
import { Skeleton } from '@/components/ui/skeleton'
import { Waiting } from '@/components/ui/waiting'
import { formatCount, plural } from '@/lib/format'
import type { NumberSet } from '@/lib/number-set'
import { thumbnailUrl } from '@/lib/paths'
import { captionNames } from '@/lib/caption-names'
import { ManyCaption } from './ManyCaption'
import { firstCardsQuery, selectionQuery, useEdit } from './queries'
import { TagChips } from './TagChips'
import { TagInput } from './TagInput'

interface ManyImagesProps {
  dataset: Dataset
  numbers: NumberSet
  onLeave: () => void
}

/** The server lists at most this many tags of a selection. */
const MOST_TAGS = 200

export const ManyImages = memo(function ManyImages({ dataset, numbers, onLeave }: ManyImagesProps) {
  const input = useRef<HTMLInputElement>(null)
  const scope = { images: numbers.toString() }
  const summary = useQuery(selectionQuery(dataset.id, scope))
  const shown = useDeferredValue(summary.data) // hundreds of tags: no key waits until all are there
  const cards = useQuery(firstCardsQuery(dataset.id, numbers))
  const { mutate } = useEdit(dataset.id)
  const edit = (change: Edit) => mutate({ edit: change, scope, announce: true })

  if (shown === undefined) {
    return summary.isError ? (
      <div className="p-4">
        <ProblemAlert error={summary.error} onRetry={summary.refetch} />
      </div>
    ) : (
      <Waiting label="Loading the images" className="p-4">
        <Skeleton className="h-12" />
        <Skeleton className="h-24" />
      </Waiting>
    )
  }
  const { images, tags, captions } = shown
  const onAll = tags.filter(({ count }) => count === images)
  const onSome = tags.filter(({ count }) => count < images)
  const chips = {
    onRemove: (removed: string[]) => edit({ kind: 'remove_tags', tags: removed }),
    onRename: (from: string, to: string) => edit({ kind: 'rename_tag', from, to }),
    onPaste: (pasted: string[]) => edit({ kind: 'add_tags', tags: pasted, at: 'end' }),
    onLeave,
  }
  return (
    <div className="flex flex-col gap-5 p-4">
      <header className="flex flex-col gap-2">
        <h2 className="font-semibold">{plural(images, 'image')} selected</h2>
        <div className="flex gap-1 overflow-hidden" aria-hidden>
          {cards.data?.images.map((card) => (
            <img
              key={card.number}
              src={thumbnailUrl(card.sha256)}
              alt=""
              className="size-10 shrink-0 rounded-sm bg-mat object-cover"
            />
          ))}
        </div>
        <p className="text-caption text-text-3">What you change here changes on all of them.</p>
      </header>
      <section aria-label="Tags" className="flex flex-col gap-3">
        <h3 className="font-semibold">Tags on all {formatCount(images)}</h3>
        {onAll.length === 0 ? (
          <p className="text-caption text-text-3">They have no tag in common.</p>
        ) : (
          <TagChips
            label="Tags on all selected images"
            chips={onAll.map(({ tag }) => ({ tag }))}
            {...chips}
          />
        )}
        <TagInput
          ref={input}
          dataset={dataset.id}
          present={onAll.map(({ tag }) => tag)}
          placeholder={`Add a tag to all ${formatCount(images)}`}
          onAdd={(added) => edit({ kind: 'add_tags', tags: added, at: 'end' })}
          onLeave={onLeave}
          onBack={() => undefined}
        />
        {onSome.length === 0 ? null : (
          <>
            <h3 className="font-semibold">Tags on some</h3>
            <TagChips
              label="Tags on some of the selected images"
              chips={onSome.map(({ tag, count }) => ({ tag, note: `${count}/${images}`, partial: true }))}
              onComplete={(tag) => edit({ kind: 'add_tags', tags: [tag], at: 'end' })}
              {...chips}
            />
          </>
        )}
        {tags.length < MOST_TAGS ? null : (
          <p className="text-caption text-text-3">These are the {MOST_TAGS} most common ones.</p>
        )}
      </section>
      {captionNames(dataset.captionNames, Object.keys(captions)).map((name) => (
        <ManyCaption
          key={`${name}:${captions[name]?.text ?? ''}`}
          name={name}
          images={images}
          having={captions[name]?.images ?? 0}
          text={captions[name]?.text ?? null}
          edit={edit}
        />
      ))}
    </div>
  )
})
