import { Pencil } from 'lucide-react'
import { Link } from 'wouter'
import type { MergeChoice, MergeConflict, MergePreview, Side } from '@/api/types'
import { Button } from '@/components/ui/button'
import { ShortcutKbd } from '@/components/ui/shortcut'
import { cn } from '@/lib/cn'
import { pages, thumbnailUrl } from '@/lib/paths'
import { ConflictEditor } from './ConflictEditor'
import { ConflictText } from './ConflictText'
import { isTaken, isWritten } from './merge-choices'
import { facetName, outcomeOf, writingOf } from './merge-conflicts'

interface ConflictDetailProps {
  preview: Pick<MergePreview, 'mine' | 'theirs'>
  conflict: MergeConflict
  choice: MergeChoice | undefined
  editing: boolean
  onTake: (side: Side) => void
  onEdit: () => void
  onChoose: (choice: MergeChoice) => void
  onCancelEdit: () => void
  onReopen: () => void
}

function Heading({ preview, conflict }: Pick<ConflictDetailProps, 'preview' | 'conflict'>) {
  const { number, name, sha256, facet } = conflict
  if (number === null) return <h2 className="text-subtitle font-semibold">Setting: {facetName(facet)}</h2>
  return (
    <div className="flex items-center gap-4">
      <Link href={pages.image(preview.mine.dataset, number)} className="shrink-0 rounded-md">
        <img
          src={thumbnailUrl(sha256 ?? '')}
          alt={`#${number}`}
          className="size-28 rounded-md bg-mat object-contain"
        />
      </Link>
      <div className="min-w-0">
        <h2 className="text-subtitle font-semibold">{facetName(facet)}</h2>
        <p className="truncate text-text-2" title={name ?? undefined}>
          #{number} {name}
        </p>
      </div>
    </div>
  )
}

/** One conflict: what both had, what each side made of it, and what comes out. */
export function ConflictDetail(props: ConflictDetailProps) {
  const { preview, conflict, choice, editing, onTake, onEdit, onChoose, onCancelEdit, onReopen } = props
  const { facet, base } = conflict
  const outcome = outcomeOf(conflict, choice)
  const sides: { side: Side; label: string; text: string | null }[] = [
    { side: 'mine', label: `Mine: ${preview.mine.name}`, text: conflict.mine },
    { side: 'theirs', label: `Theirs: ${preview.theirs.name}`, text: conflict.theirs },
    { side: 'both', label: 'Both', text: conflict.both },
  ]
  return (
    <section aria-label="Conflict" className="flex flex-col gap-4 p-6">
      <Heading preview={preview} conflict={conflict} />
      <div className="flex flex-col gap-1">
        <h3 className="text-caption text-text-3">Both had</h3>
        <div className="rounded-md bg-well px-3 py-2 select-text">
          <ConflictText facet={facet} base={base} />
        </div>
      </div>
      <div role="radiogroup" aria-label="Take" className="flex flex-col gap-2">
        {sides.map(({ side, label, text }) =>
          text === null ? null : (
            <button
              key={side}
              type="button"
              role="radio"
              aria-checked={isTaken(choice, side)}
              className={cn(
                'flex flex-col gap-1 rounded-md border border-line bg-card px-3 py-2 text-left hover:bg-fill-hover',
                isTaken(choice, side) && 'border-accent bg-accent-soft outline outline-accent',
              )}
              onClick={() => onTake(side)}
            >
              <span className="flex items-center gap-2 text-caption text-text-3">
                <ShortcutKbd action={`merge.${side}`} /> {label}
              </span>
              <ConflictText facet={facet} base={base} text={text} />
            </button>
          ),
        )}
      </div>
      {editing ? (
        <ConflictEditor
          key={conflict.id}
          conflict={conflict}
          text={outcome ?? conflict.both ?? conflict.mine}
          onChoose={onChoose}
          onCancel={onCancelEdit}
        />
      ) : writingOf(conflict) === null ? null : (
        <Button
          className={cn(
            'self-start',
            isWritten(choice) && 'border-accent bg-accent-soft outline outline-accent',
          )}
          aria-pressed={isWritten(choice)}
          onClick={onEdit}
        >
          <Pencil aria-hidden /> Edit <ShortcutKbd action="merge.edit" />
        </Button>
      )}
      <div className="flex flex-col gap-1 border-t border-line pt-3" role="status" aria-label="Outcome">
        <h3 className="flex items-center gap-2 text-caption text-text-3">
          {outcome === null ? 'Not decided yet' : 'Comes out as'}
          {outcome === null ? null : (
            <Button variant="subtle" size="sm" className="h-5" onClick={onReopen}>
              Decide later <ShortcutKbd action="merge.undecide" />
            </Button>
          )}
        </h3>
        {outcome === null ? null : (
          <div className="select-text">
            <ConflictText facet={facet} base={outcome} />
          </div>
        )}
      </div>
    </section>
  )
}
