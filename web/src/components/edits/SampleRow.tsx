import type { EditPreview } from '@/api/types'
import { TagsDiff, WordsDiff } from '@/components/TextDiff'
import { thumbnailUrl } from '@/lib/paths'
import { sameTags } from '@/lib/tag-list'

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
        {sameTags(before.tags, after.tags) ? null : <TagsDiff before={before.tags} after={after.tags} />}
        {captions.map((each) => (
          <p key={each} className="whitespace-pre-wrap">
            {each === 'caption' ? null : <span className="mr-2 text-caption text-text-3">{each}</span>}
            <WordsDiff before={before.captions[each] ?? ''} after={after.captions[each] ?? ''} />
          </p>
        ))}
      </div>
    </li>
  )
}
