import type { Proposal } from '@/api/types'
import { WordsDiff } from '@/components/TextDiff'
import { Badge } from '@/components/ui/badge'
import { ProposalEditor } from './ProposalEditor'
import { targetLabel } from './queue'

interface ProposalDetailProps {
  proposal: Proposal
  editing: boolean
  onTake: (text: string) => void
  onCancel: () => void
}

/** What is proposed for one image, beside what it says now. */
export function ProposalDetail({ proposal, editing, onTake, onCancel }: ProposalDetailProps) {
  const { current, proposed, rebased, overlaps, notes } = proposal
  return (
    <div className="flex flex-col gap-4">
      <header className="flex flex-col gap-1">
        <h2 className="flex items-center gap-2 text-subtitle font-semibold">
          {targetLabel(proposal.target)}
          {rebased ? <Badge tone="accent">Your words stay</Badge> : null}
        </h2>
        <p className="text-caption break-words text-text-3">{proposal.label}</p>
        {overlaps ? (
          <p className="text-caption text-text-2">
            You and the model changed the same words. Yours stand there.
          </p>
        ) : null}
        {notes === null ? null : <p className="text-caption break-words text-text-2">Quality: {notes}</p>}
      </header>
      {editing ? (
        <ProposalEditor text={proposed} onTake={onTake} onCancel={onCancel} />
      ) : (
        <div className="flex flex-col gap-1">
          <h3 className="text-caption text-text-3">{current === '' ? 'Proposed' : 'What would change'}</h3>
          <div
            role="group"
            aria-label="Proposal"
            className="leading-7 break-words whitespace-pre-wrap select-text"
          >
            <WordsDiff before={current} after={proposed} />
          </div>
        </div>
      )}
      <div className="flex flex-col gap-1 border-t border-line pt-3">
        <h3 className="text-caption text-text-3">Now</h3>
        <p className="break-words whitespace-pre-wrap text-text-2 select-text">
          {current === '' ? 'Nothing yet.' : current}
        </p>
      </div>
    </div>
  )
}
