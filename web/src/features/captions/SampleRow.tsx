import type { EditPreview } from '@/api/types'
import { cn } from '@/lib/cn'
import { thumbnailUrl } from '@/lib/paths'
import { sameTags } from './tag-list'
import { tagDiff, wordDiff, type DiffPart } from '@/lib/word-diff'

const tones: Record<DiffPart['kind'], string> = {
  same: '',
  removed: 'mx-px rounded-sm px-0.5 bg-bad-soft text-bad line-through decoration-bad/60',
  added: 'mx-px rounded-sm px-0.5 bg-good-soft text-good no-underline',
}

const tagName = { same: 'span', removed: 'del', added: 'ins' } as const

/** One image before and after, word by word. */
export function SampleRow({ sample }: { sample: EditPreview['samples'][number] }) {
  const { number, name, sha256, before, after } = sample
  const captions = [...new Set([...Object.keys(before.captions), ...Object.keys(after.captions)])].filter(
    (each) => before.captions[each] !== after.captions[each],
  )
  return (
    <li className="flex gap-3 p-2">
      <img
        src={thumbnailUrl(sha256)}
        alt=""
        className="size-12 shrink-0 rounded-sm object-cover"
        loading="lazy"
      />
      <div className="flex min-w-0 flex-1 flex-col gap-1">
        <p className="truncate text-caption text-text-3">
          #{number} {name}
        </p>
        {sameTags(before.tags, after.tags) ? null : (
          <p className="flex flex-wrap gap-1">
            {tagDiff(before.tags, after.tags).map(({ kind, tag }, index) => {
              const Tag = tagName[kind]
              return (
                <Tag key={index} className={cn('rounded-sm bg-fill px-1.5', tones[kind])}>
                  {tag}
                </Tag>
              )
            })}
          </p>
        )}
        {captions.map((each) => (
          <p key={each} className="whitespace-pre-wrap">
            {each === 'caption' ? null : <span className="mr-2 text-caption text-text-3">{each}</span>}
            {wordDiff(before.captions[each] ?? '', after.captions[each] ?? '').map(
              ({ kind, text }, index) => {
                const Tag = tagName[kind]
                return (
                  <Tag key={index} className={tones[kind]}>
                    {text}
                  </Tag>
                )
              },
            )}
          </p>
        ))}
      </div>
    </li>
  )
}
