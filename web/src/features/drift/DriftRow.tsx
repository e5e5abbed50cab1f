import { Check, ExternalLink, ImagePlus, X } from 'lucide-react'
import { Link, useLocation } from 'wouter'
import type { DriftItem } from '@/api/types'
import { Badge } from '@/components/ui/badge'
import { copyEntry } from '@/components/copy-entry'
import { Checkbox } from '@/components/ui/checkbox'
import { useContextMenu } from '@/lib/menus'
import { pages, thumbnailUrl } from '@/lib/paths'
import { TextDifference } from './TextDifference'

interface DriftRowProps {
  item: DriftItem
  dataset: number
  chosen: boolean
  onChoose: (on: boolean) => void
}

function Texts({ item }: { item: DriftItem }) {
  if (item.kind === 'added') {
    return item.outside === null ? (
      <p className="text-text-3">No text beside it</p>
    ) : (
      <p className="break-words whitespace-pre-wrap select-text">{item.outside}</p>
    )
  }
  if (item.kind === 'removed') return <p className="text-text-3">The file is gone</p>
  if (item.exported === null) return null
  return (
    <>
      <TextDifference label="Outside" before={item.exported} after={item.outside ?? ''} />
      {item.now === null || item.now === item.exported ? null : (
        <TextDifference label="Here" before={item.exported} after={item.now} />
      )}
      {typeof item.merged !== 'string' || item.merged === item.outside ? null : (
        <TextDifference label="Together" before={item.exported} after={item.merged} />
      )}
    </>
  )
}

/** One difference: what it is about, what it was, what it is outside, and when that changed here too, what it is here and what both give together. */
export function DriftRow({ item, dataset, chosen, onChoose }: DriftRowProps) {
  const blocked = item.problem !== null
  const [, navigate] = useLocation()
  const { number } = item
  const row = useContextMenu(() => ({
    title: item.file,
    groups: [
      [
        {
          label: chosen ? 'Leave out' : 'Take in',
          icon: chosen ? <X aria-hidden /> : <Check aria-hidden />,
          disabled: blocked,
          run: () => onChoose(!chosen),
        },
      ],
      [
        number === null
          ? null
          : {
              label: 'Open the picture',
              icon: <ExternalLink aria-hidden />,
              run: () => navigate(pages.image(dataset, number)),
            },
        copyEntry('Copy the file’s name', item.file),
      ],
    ],
  }))
  return (
    <li ref={row} className="flex gap-3 px-3 py-2">
      <span className="pt-0.5">
        <Checkbox
          checked={chosen && !blocked}
          disabled={blocked}
          onChange={onChoose}
          label={<span className="sr-only">Take in {item.file}</span>}
        />
      </span>
      {item.sha256 === null ? (
        <span className="flex size-12 shrink-0 items-center justify-center rounded-sm bg-selected text-text-3">
          <ImagePlus className="size-5" aria-hidden />
        </span>
      ) : (
        <img
          src={thumbnailUrl(item.sha256)}
          alt=""
          loading="lazy"
          className="size-12 shrink-0 rounded-sm object-cover"
        />
      )}
      <div className="flex min-w-0 flex-1 flex-col gap-1">
        <p className="flex flex-wrap items-center gap-2">
          <span className="min-w-0 font-mono text-caption break-all select-text">{item.file}</span>
          {item.number === null ? null : (
            <Link
              href={pages.image(dataset, item.number)}
              className="text-caption text-accent hover:underline"
            >
              Picture {item.number}
            </Link>
          )}
          {item.conflict ? <Badge tone="warn">Changed here in the same place</Badge> : null}
        </p>
        <Texts item={item} />
        {blocked ? <p className="text-warn">Cannot be taken in: {item.problem}.</p> : null}
      </div>
    </li>
  )
}
