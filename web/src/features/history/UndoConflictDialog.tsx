import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import { useState, type KeyboardEvent, type ReactNode } from 'react'
import type { TouchedImage, UndoPreview } from '@/api/types'
import { askedUndo, step, type AskedUndo, type Decision } from '@/components/edits/undo'
import { ProblemAlert } from '@/components/ProblemAlert'
import { VirtualRows } from '@/components/VirtualRows'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Kbd } from '@/components/ui/kbd'
import { Skeleton } from '@/components/ui/skeleton'
import { cn } from '@/lib/cn'
import { formatDate, plural } from '@/lib/format'
import { thumbnailUrl } from '@/lib/paths'
import { actorOf } from './actor'
import { FactsDifference } from './FactsDifference'
import { factName } from './image-difference'
import { undoPreviewQuery } from './queries'
import { plainSentence } from './sentence'
import {
  choicesOf,
  decide,
  decideAll,
  decisionOf,
  decisionsFor,
  keyOf,
  outcome,
  undecided,
} from './undo-conflicts'

type RunNames = ReadonlyMap<string, string>

const names: Record<Decision, string> = { merge: 'Keep both', keep: 'Keep now', take: 'Take the old' }
/** About how high an image is (px). */
const ROW = 132

const keysOf: Record<string, Decision | undefined> = { '1': 'merge', '2': 'keep', '3': 'take' }

/** Asks what to keep where something later touched what is to be undone. */
export function UndoConflictDialog({ asked, runNames }: { asked: AskedUndo; runNames: RunNames }) {
  const client = useQueryClient()
  const preview = useInfiniteQuery(undoPreviewQuery(asked.of, asked.change))
  const [decisions, setDecisions] = useState(undecided)
  const [facts, setFacts] = useState<'keep' | 'take'>('keep')
  const [current, setCurrent] = useState(0)
  const [walking, setWalking] = useState(false)
  const close = () => askedUndo.set(null)
  const data = preview.data?.pages[0]
  const touched = preview.data?.pages.flatMap((page) => page.touched) ?? []
  const apply = () => {
    if (data?.change == null) return
    const { id } = data.change
    const choices = choicesOf(decisions, touched)
    step(client, asked.of, { kind: 'undo', change: id, onConflict: decisions.all, choices, facts })
    close()
  }
  const all = (decision: Decision) => {
    setDecisions(decideAll(decision))
    setFacts(decision === 'take' ? 'take' : 'keep')
  }
  return (
    <Dialog
      open
      onOpenChange={close}
      size={touched.length === 0 ? 'md' : 'xl'}
      title={data?.change == null ? 'Undo' : `Undo “${plainSentence(data.change.label, 0)}”?`}
      description={data === undefined ? undefined : <Summary preview={data} />}
      footer={
        <>
          <span className="flex-1 text-caption text-text-3">
            {touched.length === 0 ? null : (
              <>
                <Kbd>↑</Kbd> <Kbd>↓</Kbd> walk, <Kbd>1</Kbd> keep both, <Kbd>2</Kbd> keep now, <Kbd>3</Kbd>{' '}
                take the old
              </>
            )}
          </span>
          <Button variant="accent" disabled={data?.change == null} onClick={apply}>
            Undo it
          </Button>
          <Button onClick={close}>Cancel</Button>
        </>
      }
    >
      {preview.error !== null ? (
        <ProblemAlert error={preview.error} onRetry={preview.refetch} />
      ) : data === undefined ? (
        <Skeleton className="h-40" />
      ) : (
        <>
          {data.total < 2 ? null : (
            <div className="flex items-center gap-2 pb-3">
              <span className="text-text-2">All of them:</span>
              {(['merge', 'keep', 'take'] as const).map((decision) => (
                <Button key={decision} size="sm" onClick={() => all(decision)}>
                  {names[decision]}
                </Button>
              ))}
            </div>
          )}
          {data.facts.length === 0 ? null : (
            <Settings facts={data.facts} decision={facts} onDecide={setFacts} />
          )}
          {touched.length === 0 ? null : (
            <div className="flex" style={{ height: `min(56vh, ${touched.length * ROW}px)` }}>
              <VirtualRows
                rows={touched}
                keyOf={keyOf}
                heightOf={() => ROW}
                measured
                visible={walking ? current : null}
                onNearEnd={
                  preview.hasNextPage && !preview.isFetchingNextPage
                    ? () => void preview.fetchNextPage()
                    : undefined
                }
              >
                {(image, index) => (
                  <Touched
                    image={image}
                    runNames={runNames}
                    decision={decisionOf(decisions, image)}
                    current={index === current}
                    focused={walking && index === current}
                    onCurrent={() => setCurrent(index)}
                    onWalk={(by) => {
                      setWalking(true)
                      setCurrent(Math.min(touched.length - 1, Math.max(0, index + by)))
                    }}
                    onDecide={(decision) => setDecisions(decide(decisions, image, decision))}
                  />
                )}
              </VirtualRows>
            </div>
          )}
        </>
      )}
    </Dialog>
  )
}

function Summary({ preview }: { preview: UndoPreview }) {
  const { clean, total, facts } = preview
  return (
    <>
      {clean === 0 ? '' : `${plural(clean, 'image')} ${clean === 1 ? 'goes' : 'go'} back as before. `}
      {total === 0
        ? ''
        : `${plural(total, 'image')} ${total === 1 ? 'was' : 'were'} touched since; what came later stays unless you say otherwise. `}
      {total > 0 || facts.length > 0 ? '' : 'Nothing that came later is in the way.'}
    </>
  )
}

interface SettingsProps {
  facts: UndoPreview['facts']
  decision: 'keep' | 'take'
  onDecide: (decision: 'keep' | 'take') => void
}

/** What was changed since of the dataset as a whole. */
function Settings({ facts, decision, onDecide }: SettingsProps) {
  return (
    <div className="mb-3 flex items-center gap-3 rounded-md border border-line bg-card p-3">
      <p className="min-w-0 flex-1 text-caption break-words">
        <span className="text-text-3">Changed since too: </span>
        {facts
          .map((fact) => `${factName(fact.name)} (the old: ${fact.before === '' ? 'none' : fact.before})`)
          .join(', ')}
      </p>
      <fieldset className="flex w-28 shrink-0 flex-col gap-1">
        <legend className="sr-only">What to keep of the settings</legend>
        {(['keep', 'take'] as const).map((each) => (
          <Choice key={each} decision={each} chosen={each === decision} onChoose={() => onDecide(each)} />
        ))}
      </fieldset>
    </div>
  )
}

interface TouchedProps {
  image: TouchedImage
  runNames: RunNames
  decision: Decision
  current: boolean
  /** Whether it takes the keyboard. */
  focused: boolean
  onCurrent: () => void
  onWalk: (by: -1 | 1) => void
  onDecide: (decision: Decision) => void
}

function Touched({ image, runNames, decision, current, focused, onCurrent, onWalk, onDecide }: TouchedProps) {
  const possible = decisionsFor(image)
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    const chosen = keysOf[event.key]
    if (chosen !== undefined && possible.includes(chosen)) onDecide(chosen)
    else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') onWalk(event.key === 'ArrowDown' ? 1 : -1)
    else return
    event.preventDefault()
  }
  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- walked through with the keyboard
    <div
      role="group"
      ref={(row) => {
        if (focused && row !== null && !row.contains(document.activeElement))
          row.focus({ preventScroll: true })
      }}
      // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- the same
      tabIndex={current ? 0 : -1}
      aria-label={`Image ${image.number}, ${image.name}${image.datasetName === null ? '' : `, in ${image.datasetName}`}`}
      onKeyDown={onKeyDown}
      onFocus={onCurrent}
      className="mb-2 flex gap-3 rounded-md border border-line bg-card p-3 outline-offset-[-2px] focus-visible:outline-2 focus-visible:outline-accent"
    >
      <img
        src={thumbnailUrl(image.sha256)}
        alt=""
        loading="lazy"
        className="size-14 rounded-sm bg-mat object-cover"
      />
      <div className="grid min-w-0 flex-1 grid-cols-3 gap-3 text-caption">
        <Column title="Came with the change">
          <FactsDifference before={image.before} after={image.then} />
        </Column>
        <Column title="Came since">
          <FactsDifference before={image.then} after={image.now} />
          {image.since.map((change) => (
            <p key={change.id} className="text-text-3" title={formatDate(change.at)}>
              {plainSentence(change.label, 0)} · {actorOf(change.actor, runNames).name}
            </p>
          ))}
        </Column>
        <Column title={image.datasetName === null ? 'Will be' : `Will be, in ${image.datasetName}`}>
          <FactsDifference before={image.now} after={outcome(image, decision)} />
        </Column>
      </div>
      <fieldset className="flex w-28 shrink-0 flex-col gap-1">
        <legend className="sr-only">What to keep of image {image.number}</legend>
        {possible.map((each) => (
          <Choice key={each} decision={each} chosen={each === decision} onChoose={() => onDecide(each)} />
        ))}
        {image.merged === null ? <Badge tone="warn">Edits overlap</Badge> : null}
      </fieldset>
    </div>
  )
}

function Choice({
  decision,
  chosen,
  onChoose,
}: {
  decision: Decision
  chosen: boolean
  onChoose: () => void
}) {
  return (
    <button
      type="button"
      aria-pressed={chosen}
      onClick={onChoose}
      className={cn(
        'rounded-sm border border-line px-2 py-1 text-left text-caption',
        chosen ? 'border-accent bg-accent-soft' : 'hover:bg-fill',
      )}
    >
      {names[decision]}
    </button>
  )
}

function Column({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="flex min-w-0 flex-col gap-1">
      <h4 className="text-text-3">{title}</h4>
      {children}
    </div>
  )
}
