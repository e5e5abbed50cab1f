import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState, type KeyboardEvent } from 'react'
import type { AlikeTags, Dataset } from '@/api/types'
import { stepsPreviewQuery } from '@/components/edits/queries'
import { EmptyState } from '@/components/EmptyState'
import { KeyArea } from '@/components/KeyArea'
import { ProblemAlert } from '@/components/ProblemAlert'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Kbd } from '@/components/ui/kbd'
import { Skeleton } from '@/components/ui/skeleton'
import { formatCount, plural } from '@/lib/format'
import { Tags } from 'lucide-react'
import { useDebounced } from '@/lib/use-debounced'
import { keyOf, isChosen, mergeEdit, type AlikeChoices } from './alike-tags'
import { AlikeGroup } from './AlikeGroup'
import { alikeTagsQuery, useEdit, useTellApart } from './queries'

interface AlikeTagsDialogProps {
  dataset: Dataset
  open: boolean
  onOpenChange: (open: boolean) => void
}

/** Tags that may be meant as one, to be merged over the whole dataset as one change. */
export function AlikeTagsDialog({ open, ...props }: AlikeTagsDialogProps) {
  return open ? <OpenDialog {...props} /> : null
}

function OpenDialog({ dataset, onOpenChange }: Omit<AlikeTagsDialogProps, 'open'>) {
  const { data, error, refetch } = useQuery(alikeTagsQuery(dataset.id))
  const { mutate: edit } = useEdit(dataset.id)
  const tellApart = useTellApart(dataset.id)
  const [choices, setChoices] = useState<AlikeChoices>({})
  const list = useRef<HTMLUListElement>(null)
  const groups = data?.groups ?? []
  const merge = mergeEdit(groups, choices)
  const merged = merge?.groups.length ?? 0
  const asked = useDebounced(merge, 300)
  const preview = useQuery(stepsPreviewQuery(dataset.id, asked === null ? [] : [{ edit: asked }], {}))
  const images =
    merge !== null && preview.isSuccess && !preview.isPlaceholderData && same(asked, merge)
      ? preview.data.images
      : null
  const isThere = groups.length > 0
  // The keyboard starts where Ctrl+Enter is heard.
  useEffect(() => {
    if (isThere) list.current?.querySelector<HTMLElement>('button, input')?.focus()
  }, [isThere])
  const all = groups.every((group) => isChosen(group, choices[keyOf(group)] ?? {}))

  const chooseAll = (chosen: boolean) =>
    setChoices({
      ...choices,
      ...Object.fromEntries(
        groups.map((group) => [keyOf(group), { ...choices[keyOf(group)], merge: chosen }] as const),
      ),
    })
  const apply = () => {
    if (merge === null) return
    edit({ edit: merge, scope: {}, announce: true })
    onOpenChange(false)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
    event.preventDefault()
    apply()
  }
  const apart = ({ tags }: AlikeTags, at: number) => {
    // This group goes, and the one beside it gets the keyboard.
    const buttons = list.current?.querySelectorAll<HTMLElement>('[data-apart]')
    const beside = buttons?.[at + 1] ?? buttons?.[at - 1]
    beside?.focus()
    void tellApart(tags.map(({ tag }) => tag))
  }
  return (
    <Dialog
      open
      onOpenChange={onOpenChange}
      size="xl"
      title="Tags that may be one"
      description="They differ in little. Those of a chosen group become the marked one, on every image."
      className="flex min-h-60 flex-col gap-2"
      footer={
        <>
          <span role="status" className="flex-1 text-caption text-text-3">
            {merge === null ? (
              'Nothing is chosen.'
            ) : images === null ? (
              'Looking…'
            ) : (
              <>
                Changes {plural(images, 'image')}. One change, and one Ctrl+Z takes it back.{' '}
                <Kbd>Ctrl+Enter</Kbd> merges.
              </>
            )}
          </span>
          <Button variant="accent" disabled={merge === null} onClick={apply}>
            {merged === 0 ? 'Merge' : `Merge ${plural(merged, 'group')}`}
          </Button>
          <Button onClick={() => onOpenChange(false)}>Cancel</Button>
        </>
      }
    >
      {error === null ? null : <ProblemAlert error={error} onRetry={refetch} />}
      {data === undefined && error === null ? <Skeleton className="h-32" /> : null}
      {data?.groups.length === 0 ? (
        <EmptyState icon={<Tags />} title="No two tags look alike">
          Tags are compared without regard to capitals, underscores, plural and order of words, with the
          aliases of dictionaries, and for slips of the pen.
        </EmptyState>
      ) : null}
      {groups.length === 0 ? null : (
        <KeyArea onKeyDown={onKeyDown}>
          <div className="flex items-center gap-3">
            <Button size="sm" onClick={() => chooseAll(!all)}>
              {all ? 'Choose none' : 'Choose all'}
            </Button>
            <span className="text-caption text-text-3">
              {data !== undefined && data.total > groups.length
                ? `The first ${formatCount(groups.length)} of ${plural(data.total, 'group')}.`
                : plural(groups.length, 'group')}
            </span>
          </div>
          <ul ref={list} aria-label="Groups" className="flex flex-col divide-y divide-line">
            {groups.map((group, at) => (
              <AlikeGroup
                key={keyOf(group)}
                group={group}
                choice={choices[keyOf(group)] ?? {}}
                onChange={(choice) => setChoices({ ...choices, [keyOf(group)]: choice })}
                onApart={() => apart(group, at)}
              />
            ))}
          </ul>
        </KeyArea>
      )}
    </Dialog>
  )
}

const same = (left: unknown, right: unknown) => JSON.stringify(left) === JSON.stringify(right)
