import { useQuery, useQueryClient } from '@tanstack/react-query'
import { ImageOff } from 'lucide-react'
import { useState } from 'react'
import { useLocation } from 'wouter'
import type { Change } from '@/api/types'
import { EmptyState } from '@/components/EmptyState'
import { step } from '@/components/edits/undo'
import { conceptsQuery } from '@/features/datasets/queries'
import { MomentDialogs, type AskedMoment } from '@/features/history/MomentDialogs'
import { undoOne } from '@/features/history/queries'
import { TimelineList } from '@/features/history/TimelineList'
import { pages } from '@/lib/paths'
import { compare } from '../dataset/moments'
import { useRunNames } from '../use-run-names'

/** Everything that was ever done, or all of one concept. */
export function TimelinePage({ concept }: { concept: number | null }) {
  const { data: concepts } = useQuery(conceptsQuery)
  const client = useQueryClient()
  const runNames = useRunNames()
  const [, navigate] = useLocation()
  const [asked, setAsked] = useState<{ dataset: number; moment: AskedMoment } | null>(null)
  const about = concepts?.flatMap((each) => each.datasets).find(({ id }) => id === asked?.dataset)
  const ask = ({ dataset }: Change, moment: AskedMoment) => dataset !== null && setAsked({ dataset, moment })
  const shown = concepts?.find((each) => each.id === concept)
  if (concept !== null && concepts !== undefined && shown === undefined) {
    return (
      <EmptyState icon={<ImageOff />} title="There is no such concept">
        Choose a dataset on the left, or look at the timeline of everything.
      </EmptyState>
    )
  }
  return (
    <section aria-label="Timeline" className="mx-auto flex h-full max-w-220 flex-col px-6 pt-6">
      <h1 className="pb-1 text-title font-semibold">{shown === undefined ? 'Timeline' : shown.name}</h1>
      <p className="pb-4 text-text-2">
        {concept === null
          ? 'Everything that was done, in all datasets. Open a change to see what it did to each image.'
          : 'Everything that was done to this concept and its datasets.'}
      </p>
      <div className="surface-layer mb-6 flex min-h-0 flex-1 flex-col overflow-hidden">
        <TimelineList
          key={concept}
          scope={concept === null ? { kind: 'all' } : { kind: 'concept', id: concept }}
          runNames={runNames}
          actions={() => ({
            onUndo: (change) => {
              if (change.dataset !== null) void undoOne(client, change.dataset, change.id)
              else if (change.concept !== null)
                step(client, { kind: 'concept', id: change.concept }, { kind: 'undo', change: change.id })
            },
            onMoment: (version, { dataset }) => dataset !== null && navigate(pages.moment(dataset, version)),
            onRestore: (version, change) =>
              ask(change, { kind: 'restore', at: String(version), moment: `version ${version}` }),
            onBranch: (version, change) => ask(change, { kind: 'branch', at: String(version) }),
            onName: (version, change) => ask(change, { kind: 'name', at: String(version) }),
            onCompare: compare(navigate),
          })}
        />
      </div>
      {about === undefined || asked === null ? null : (
        <MomentDialogs
          dataset={about}
          asked={asked.moment}
          selected=""
          selectedCount={0}
          onAsk={(moment) => setAsked(moment && { ...asked, moment })}
        />
      )}
    </section>
  )
}
