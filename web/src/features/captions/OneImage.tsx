import { useQuery, useQueryClient } from '@tanstack/react-query'
import { memo, useDeferredValue, useState } from 'react'
import type { Dataset, Edit, Origin } from '@/api/types'
import { ProblemAlert } from '@/components/ProblemAlert'
import { ShortcutKbd } from '@/components/ui/shortcut'
import { Skeleton } from '@/components/ui/skeleton'
import { Waiting } from '@/components/ui/waiting'
import { formatBytes, plural } from '@/lib/format'
import { thumbnailUrl } from '@/lib/paths'
import { AddCaption } from './AddCaption'
import { CaptionField } from './CaptionField'
import { captionNames } from '@/lib/caption-names'
import { blameQuery, imageQuery, useEdit } from './queries'
import { TagEditor } from './TagEditor'
import { TokenTotal } from './TokenTotal'
import { useTokens } from './use-tokens'

interface OneImageProps {
  dataset: Dataset
  number: number
  /** Given each field as it appears, to put the keyboard back where it was on the image before. */
  catchFocus: (field: HTMLElement | null) => void
  /** Opens the timeline at a change. */
  onOrigin: (origin: Origin) => void
  onLeave: () => void
}

export const OneImage = memo(function OneImage({
  dataset,
  number,
  catchFocus,
  onOrigin,
  onLeave,
}: OneImageProps) {
  const client = useQueryClient()
  const image = useQuery(imageQuery(client, dataset.id, number))
  // Where the texts come from may wait until they are shown, and is not asked of what is only passed by.
  const settled = useDeferredValue(number, 0)
  const blame = useQuery({ ...blameQuery(dataset.id, number, null), enabled: settled === number }).data
  const { mutate, mutateAsync } = useEdit(dataset.id)
  const written = { tags: image.data?.tags, captions: image.data?.captions, trigger: dataset.triggerWord }
  const tokens = useTokens(written)
  const [added, setAdded] = useState<string[]>([])
  const scope = { images: String(number) }

  if (image.data === undefined) {
    return image.isError ? (
      <div className="p-4">
        <ProblemAlert error={image.error} onRetry={image.refetch} />
      </div>
    ) : (
      <Waiting label="Loading the image" className="p-4">
        <Skeleton className="h-32" />
        <Skeleton className="h-6 w-3/4" />
        <Skeleton className="h-24" />
      </Waiting>
    )
  }
  const { name, width, height, bytes, sha256, tags, captions } = image.data
  const names = captionNames(dataset.captionNames, Object.keys(captions), added)
  const edit = (change: Edit) => mutate({ edit: change, scope })
  return (
    <div className="flex flex-col gap-5 p-4">
      <header className="flex items-center gap-3">
        <img
          src={thumbnailUrl(sha256)}
          alt=""
          className="size-16 shrink-0 rounded-md bg-mat object-contain"
        />
        <div className="min-w-0 flex-1">
          <h2 className="truncate font-semibold" title={name}>
            {name}
          </h2>
          <p className="text-caption text-text-3 tabular-nums">
            #{number} · {width} × {height} · {formatBytes(bytes)}
          </p>
          {tokens === undefined ? null : <TokenTotal counts={tokens} dataset={dataset} />}
        </div>
      </header>
      <section aria-label="Tags" className="flex flex-col gap-2">
        <h3 className="flex items-baseline gap-2 font-semibold">
          Tags <span className="text-caption font-normal text-text-3">{plural(tags.length, 'tag')}</span>
          <span className="ml-auto">
            <ShortcutKbd action="tags.focus" />
          </span>
        </h3>
        <TagEditor
          image={number}
          inputRef={catchFocus}
          dataset={dataset.id}
          tags={tags}
          chunks={tokens?.tags.chunks ?? []}
          origins={new Map(blame?.tags.map(({ tag, origin }) => [tag, origin]))}
          onOrigin={onOrigin}
          edit={edit}
          onLeave={onLeave}
        />
      </section>
      {names.map((each) => (
        <CaptionField
          key={`${number}:${each}`}
          ref={catchFocus}
          name={each}
          text={captions[each] ?? ''}
          pieces={blame?.captions[each]}
          onOrigin={onOrigin}
          save={(text) => mutateAsync({ edit: { kind: 'set_caption', caption: each, text }, scope })}
          onLeave={onLeave}
        />
      ))}
      <p className="text-caption text-text-3">
        Each line of a caption is an alternative: training picks one of them at random. Lines are kept as they
        are.
      </p>
      <AddCaption taken={names} onAdd={(each) => setAdded([...added, each])} />
    </div>
  )
})
