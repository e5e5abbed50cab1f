import type { MergePreview } from '@/api/types'
import { WordsDiff } from '@/components/TextDiff'
import { Badge } from '@/components/ui/badge'
import { formatCount, plural } from '@/lib/format'
import { factName } from './image-difference'

/** What a merge does without asking. */
export function MergeSummary({ preview }: { preview: MergePreview }) {
  const { base, changed, added, removed, settings } = preview
  const counts = [
    { count: changed, text: `${plural(changed, 'image')} changed`, tone: 'accent' as const },
    { count: added, text: `${plural(added, 'image')} added`, tone: 'good' as const },
    { count: removed, text: `${plural(removed, 'image')} removed`, tone: 'bad' as const },
  ].filter(({ count }) => count > 0)
  return (
    <section aria-label="Summary" className="flex flex-col gap-1">
      <p className="flex flex-wrap items-center gap-2 text-text-2">
        Comes over without a conflict, since version {formatCount(base.version)} of {base.name}:
        {counts.map(({ text, tone }) => (
          <Badge key={tone} tone={tone}>
            {text}
          </Badge>
        ))}
        {counts.length === 0 && settings.length === 0 ? <Badge>nothing</Badge> : null}
      </p>
      {settings.map((fact) => (
        <p key={fact.name} className="text-caption whitespace-pre-wrap select-text">
          <span className="mr-2 text-text-3">{factName(fact.name)}</span>
          <WordsDiff before={fact.before} after={fact.after} />
        </p>
      ))}
    </section>
  )
}
