import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState, useSyncExternalStore, type KeyboardEvent, type ReactNode } from 'react'
import type { TouchedImage, UndoPreview } from '@/api/types'
import { ProblemAlert } from '@/components/ProblemAlert'
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
import { takeStep, undoPreviewQuery } from './queries'
import { plainSentence } from './sentence'
import {
  askedUndo,
  decideAll,
  decisionOf,
  decisionsFor,
  outcome,
  type AskedUndo,
  type Decision,
  type Decisions,
} from './undo-conflicts'

type RunNames = ReadonlyMap<string, string>

const names: Record<Decision, string> = { merge: 'Keep both', keep: 'Keep now', take: 'Take the old' }
const keysOf: Record<string, Decision | undefined> = { '1': 'merge', '2': 'keep', '3': 'take' }

/** Asks what to keep where something later touched what is to be undone. */
export function UndoConflictDialog({ runNames }: { runNames: RunNames }) {
  const asked = useSyncExternalStore(askedUndo.subscribe, askedUndo.snapshot)
  return asked === null ? null : (
    <Open key={`${asked.dataset}/${asked.change ?? ''}`} asked={asked} runNames={runNames} />
  )
}

function Open({ asked, runNames }: { asked: AskedUndo; runNames: RunNames }) {
  const client = useQueryClient()
  const preview = useQuery(undoPreviewQuery(asked.dataset, asked.change))
  const [decisions, setDecisions] = useState<Decisions>(new Map())
  const close = () => askedUndo.set(null)
  const { data } = preview
  const apply = () => {
    if (data?.change == null) return
    const choices = Object.fromEntries(
      data.touched.map((image) => [String(image.number), decisionOf(decisions, image)]),
    )
    takeStep(client, asked.dataset, { kind: 'undo', change: data.change.id, onConflict: 'merge', choices })
    close()
  }
  return (
    <Dialog
      open
      onOpenChange={close}
      size="xl"
      title={data?.change == null ? 'Undo' : `Undo “${plainSentence(data.change.label, 0)}”?`}
      description={data === undefined ? undefined : <Summary preview={data} />}
      footer={
        <>
          <span className="flex-1 text-caption text-text-3">
            <Kbd>↑</Kbd> <Kbd>↓</Kbd> walk, <Kbd>1</Kbd> keep both, <Kbd>2</Kbd> keep now, <Kbd>3</Kbd> take
            the old
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
          {data.touched.length < 2 ? null : (
            <div className="flex items-center gap-2 pb-3">
              <span className="text-text-2">All of them:</span>
              {(['merge', 'keep', 'take'] as const).map((decision) => (
                <Button
                  key={decision}
                  size="sm"
                  onClick={() => setDecisions(decideAll(data.touched, decision))}
                >
                  {names[decision]}
                </Button>
              ))}
            </div>
          )}
          <ul className="flex flex-col gap-2">
            {data.touched.map((image) => (
              <Touched
                key={image.number}
                image={image}
                runNames={runNames}
                decision={decisionOf(decisions, image)}
                onDecide={(decision) => setDecisions(new Map(decisions).set(image.number, decision))}
              />
            ))}
          </ul>
        </>
      )}
    </Dialog>
  )
}

function Summary({ preview }: { preview: UndoPreview }) {
  const kept = preview.facts.map((fact) => factName(fact.name)).join(', ')
  return (
    <>
      {preview.clean === 0
        ? ''
        : `${plural(preview.clean, 'image')} ${preview.clean === 1 ? 'goes' : 'go'} back as before. `}
      {preview.total === 0
        ? ''
        : `${plural(preview.total, 'image')} ${preview.total === 1 ? 'was' : 'were'} touched since; what came later stays unless you say otherwise. `}
      {kept === '' ? '' : `Changed since too, and kept: ${kept}.`}
    </>
  )
}

interface TouchedProps {
  image: TouchedImage
  runNames: RunNames
  decision: Decision
  onDecide: (decision: Decision) => void
}

function step(from: Element, forward: boolean) {
  const to = forward ? from.nextElementSibling : from.previousElementSibling
  if (to instanceof HTMLElement) to.focus()
}

function Touched({ image, runNames, decision, onDecide }: TouchedProps) {
  const possible = decisionsFor(image)
  const onKeyDown = (event: KeyboardEvent<HTMLLIElement>) => {
    const chosen = keysOf[event.key]
    if (chosen !== undefined && possible.includes(chosen)) onDecide(chosen)
    else if (event.key === 'ArrowDown' || event.key === 'ArrowUp')
      step(event.currentTarget, event.key === 'ArrowDown')
    else return
    event.preventDefault()
  }
  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- walked through with the keyboard
    <li
      // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- the same
      tabIndex={0}
      aria-label={`Image ${image.number}, ${image.name}`}
      onKeyDown={onKeyDown}
      className="flex gap-3 rounded-md border border-line bg-card p-3 focus-visible:outline-2 focus-visible:outline-accent"
    >
      <img src={thumbnailUrl(image.sha256)} alt="" className="size-14 rounded-sm bg-mat object-cover" />
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
        <Column title="Will be">
          <FactsDifference before={image.now} after={outcome(image, decision)} />
        </Column>
      </div>
      <fieldset className="flex w-28 shrink-0 flex-col gap-1">
        <legend className="sr-only">What to keep of image {image.number}</legend>
        {possible.map((each) => (
          <button
            key={each}
            type="button"
            aria-pressed={each === decision}
            onClick={() => onDecide(each)}
            className={cn(
              'rounded-sm border border-line px-2 py-1 text-left text-caption',
              each === decision ? 'border-accent bg-accent-soft' : 'hover:bg-fill',
            )}
          >
            {names[each]}
          </button>
        ))}
        {image.merged === null ? <Badge tone="warn">Edits overlap</Badge> : null}
      </fieldset>
    </li>
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
