import { CircleCheck, TriangleAlert } from 'lucide-react'
import { useState } from 'react'
import type { DriftFound } from '@/api/types'
import { Button } from '@/components/ui/button'
import { Kbd } from '@/components/ui/kbd'
import { Select } from '@/components/ui/select'
import { EmptyState } from '@/components/EmptyState'
import { KeyArea } from '@/components/KeyArea'
import { formatCount, plural } from '@/lib/format'
import { chosenCount, firstChoice } from './choice'
import { DriftGroup } from './DriftGroup'
import { useTake } from './queries'

interface DriftResultProps {
  run: string
  found: DriftFound
  /** Called with the run that takes the chosen ones in. */
  onTaking: (run: string) => void
}

const outcomes = [
  { value: 'keep', label: 'Keep what the dataset says' },
  { value: 'outside', label: 'Take the text from outside' },
  { value: 'merge', label: 'Put both beside each other' },
] as const

/** What a check found, and the choice of what to take in. */
export function DriftResult({ run, found, onTaking }: DriftResultProps) {
  const [choice, setChoice] = useState(() => firstChoice(found))
  const take = useTake(run)
  const chosen = chosenCount(choice, found)
  const conflicts = found.kinds.reduce((sum, kind) => sum + kind.conflicts, 0)
  const source = found.kind === 'export' ? `exported (version ${found.version})` : 'imported'
  const begin = () => {
    if (chosen > 0 && !take.isPending) take.mutate(choice, { onSuccess: ({ id }) => onTaking(id) })
  }
  return (
    <KeyArea
      className="flex min-h-0 flex-1 flex-col gap-5"
      onKeyDown={(event) => {
        if (event.key === 'Enter' && event.ctrlKey) begin()
      }}
    >
      {found.notes.map((note) => (
        <p key={note} className="flex items-start gap-2 rounded-md bg-warn-soft p-3">
          <TriangleAlert className="mt-0.5 size-4 shrink-0 text-warn" aria-hidden />
          {note}
        </p>
      ))}
      {found.total === 0 ? (
        <EmptyState icon={<CircleCheck />} title="Nothing was changed outside">
          {plural(found.same, 'image')} checked: there is no edit in this folder that the dataset does not
          have.
        </EmptyState>
      ) : (
        <>
          <div className="flex flex-wrap items-center gap-3">
            <p role="status" className="flex-1 font-semibold tabular-nums">
              {plural(found.total, 'difference')}. {plural(found.same, 'image')} as {source}.
            </p>
            {conflicts === 0 ? null : (
              <>
                <span className="text-text-2">Where both changed the same ({formatCount(conflicts)}):</span>
                <Select
                  label="Where both changed the same"
                  className="w-60"
                  value={choice.conflicts}
                  options={outcomes}
                  onChange={(value) => setChoice({ ...choice, conflicts: value })}
                />
              </>
            )}
            <Kbd>Ctrl+Enter</Kbd>
            <Button variant="accent" disabled={chosen === 0 || take.isPending} onClick={begin}>
              {chosen === 0 ? 'Take in' : `Take in ${formatCount(chosen)}`}
            </Button>
          </div>
          {found.kinds.map((count) => (
            <DriftGroup
              key={count.kind}
              run={run}
              found={found}
              count={count}
              choice={choice}
              onChoice={setChoice}
            />
          ))}
        </>
      )}
    </KeyArea>
  )
}
