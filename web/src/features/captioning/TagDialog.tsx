import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { CaptionPolicy, Dataset, TagRequest } from '@/api/types'
import { firstReach, possibleReach, scopeOf, type Reach } from '@/components/edits/bulk-scope'
import { ScopeSelector } from '@/components/edits/ScopeSelector'
import { Choice } from '@/components/form-fields'
import { ProblemAlert } from '@/components/ProblemAlert'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { plural } from '@/lib/format'
import type { Selection } from '@/lib/selection'
import { useDebounced } from '@/lib/use-debounced'
import { policies } from './caption-form'
import { choiceOf, taggingText, triedOn, usualSettings } from './tag-form'
import { taggersQuery, taggingEstimateQuery, useStartTagging } from './tag-queries'
import { TaggerList } from './TaggerList'
import { TagSettingsFields } from './TagSettingsFields'
import { TagTrial } from './TagTrial'

interface TagDialogProps {
  dataset: Dataset
  selection: Selection
  filter: string
  open: boolean
  onOpenChange: (open: boolean) => void
}

/** Which models on this computer look at which images, which of their tags are taken, and what becomes of those there are. */
export function TagDialog({ dataset, selection, filter, open, onOpenChange }: TagDialogProps) {
  const given = { filter, selected: selection.numbers.toString(), count: selection.numbers.size }
  const [wanted, setWanted] = useState<Reach>(() => firstReach(given))
  const [chosen, setChosen] = useState<string[] | null>(null)
  const [settings, setSettings] = useState(usualSettings)
  const [policy, setPolicy] = useState<CaptionPolicy>('empty')
  const [looked, setLooked] = useState<number | null>(null)
  const taggers = useQuery({ ...taggersQuery, enabled: open })
  const start = useStartTagging(dataset.id)

  const there = taggers.data ?? []
  const models =
    chosen ??
    there
      .filter(({ problem }) => problem === null)
      .slice(0, 1)
      .map(({ folder }) => folder)
  const reach = possibleReach(wanted, given)
  const scope = scopeOf(reach, given)
  const request: TagRequest = { models, choice: choiceOf(settings), policy, scope }
  const asked = useDebounced(request, 250)
  const estimate = useQuery({
    ...taggingEstimateQuery(dataset.id, asked),
    enabled: open && asked.models.length > 0,
  })
  const current =
    estimate.isSuccess && !estimate.isPlaceholderData && JSON.stringify(asked) === JSON.stringify(request)
  const images = current ? estimate.data.images - estimate.data.spared : 0
  const close = () => onOpenChange(false)
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      size="xl"
      title="Tag with a local model"
      className="flex flex-col gap-5"
      footer={
        <>
          <span className="flex-1 text-caption text-text-2 tabular-nums" role="status">
            {models.length === 0 ? 'Choose a model.' : current ? taggingText(estimate.data) : ''}
          </span>
          <Button
            variant="accent"
            disabled={images === 0 || start.isPending}
            onClick={() => start.mutate(request, { onSuccess: close })}
          >
            {images === 0 ? 'Tag' : `Tag ${plural(images, 'image')}`}
          </Button>
          <Button onClick={close}>Cancel</Button>
        </>
      }
    >
      <ScopeSelector dataset={dataset} given={given} reach={reach} onChange={setWanted} />
      {estimate.error === null ? null : <ProblemAlert error={estimate.error} />}
      {taggers.error === null ? null : <ProblemAlert error={taggers.error} onRetry={taggers.refetch} />}
      <div className="grid grid-cols-[minmax(0,1fr)_minmax(0,1fr)] gap-8">
        <div className="flex flex-col gap-4">
          <TaggerList taggers={there} chosen={models} onChoose={setChosen} />
          <TagSettingsFields settings={settings} several={models.length > 1} onChange={setSettings} />
          <Choice
            label="Where there are tags already"
            value={policy}
            options={policies}
            onChange={setPolicy}
          />
        </div>
        <TagTrial
          key={JSON.stringify([models, request.choice, scope])}
          dataset={dataset.id}
          models={models}
          choice={request.choice}
          policy={policy}
          image={triedOn(reach, selection, looked)}
          scope={scope}
          onLooked={setLooked}
        />
      </div>
    </Dialog>
  )
}
