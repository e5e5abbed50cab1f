import { useQuery } from '@tanstack/react-query'
import { useState, type ReactNode } from 'react'
import type { Forgetting } from '@/api/types'
import { ProblemAlert } from '@/components/ProblemAlert'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Skeleton } from '@/components/ui/skeleton'
import { plural } from '@/lib/format'
import { thumbnailUrl } from '@/lib/paths'
import { exportText, mentionText, placeText } from './holders'
import { forgettingQuery, useForget } from './queries'

interface ForgetDialogProps {
  dataset: number
  number: number
  onClose: () => void
}

/** The field comes when the list is there, which is after the dialog has looked for where the keyboard starts. */
const takeFocus = (input: HTMLInputElement | null) => input?.focus()

/** Lists what contains a picture, says what will be gone, and takes the file name for a yes. */
export function ForgetDialog({ dataset, number, onClose }: ForgetDialogProps) {
  const { data, error, refetch } = useQuery(forgettingQuery(dataset, number))
  const [name, setName] = useState('')
  const [reason, setReason] = useState('')
  const forget = useForget(dataset, number, onClose)
  const ready = name === data?.name && !forget.isPending
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && !forget.isPending && onClose()}
      title="Forget for good"
      description="For when a person asks for it. This cannot be undone, not even from history."
      footer={
        <>
          <Button variant="danger" type="submit" form="forget" disabled={!ready}>
            {forget.isPending ? 'Clearing history and disk...' : 'Forget for good'}
          </Button>
          <Button onClick={onClose} disabled={forget.isPending}>
            Cancel
          </Button>
        </>
      }
    >
      {error !== null ? <ProblemAlert error={error} onRetry={refetch} /> : null}
      {data === undefined && error === null ? <Skeleton className="h-40" /> : null}
      {data === undefined ? null : (
        <form
          id="forget"
          className="flex flex-col gap-4"
          onSubmit={(event) => {
            event.preventDefault()
            if (ready) forget.mutate({ confirm: name, reason: reason.trim() })
          }}
        >
          <Holders forgetting={data} />
          <ul className="list-disc pl-5 text-text-2">
            <li>
              The picture, its thumbnail, its name, tags and captions leave the disk and all of history.
            </li>
            <li>Every version keeps an empty place in the bin. The timeline says only that it happened.</li>
            <li>The same picture is not imported again, unless you allow it on the command line.</li>
            <li>
              Other browsers that showed it may hold it in their cache, and backups keep what they have.
            </li>
          </ul>
          <Field label={`To confirm, type the file name: ${data.name}`}>
            {(control) => (
              <Input
                {...control}
                ref={takeFocus}
                autoComplete="off"
                value={name}
                onChange={(event) => setName(event.target.value)}
              />
            )}
          </Field>
          <Field label="Reason" hint="Optional. It stays in the timeline, so do not name the person.">
            {(control) => (
              <Input
                {...control}
                maxLength={200}
                value={reason}
                onChange={(event) => setReason(event.target.value)}
              />
            )}
          </Field>
          {forget.error === null ? null : <ProblemAlert error={forget.error} />}
        </form>
      )}
    </Dialog>
  )
}

function Holders({
  forgetting: { sha256, images, exports, trainings, mentions, replaced },
}: {
  forgetting: Forgetting
}) {
  return (
    <div className="flex gap-4">
      <img src={thumbnailUrl(sha256)} alt="" className="size-24 shrink-0 rounded-md bg-mat object-contain" />
      <div className="flex min-w-0 flex-1 flex-col gap-3">
        <Group title={`${plural(images.length, 'image')} with this picture`}>
          {images.map((place) => (
            <li key={`${place.dataset}-${place.number}`}>
              <strong className="font-medium">{place.datasetName}</strong>, image {place.number} ({place.name}
              ): <span className="text-text-2">{placeText(place)}</span>
            </li>
          ))}
        </Group>
        {exports.length === 0 ? null : (
          <Group title={`${plural(exports.length, 'export')} with it`}>
            {exports.map((run) => (
              <li key={run.run}>
                {run.label}
                {run.download ? '' : ` to ${run.path}`},{' '}
                <span className="text-text-2">{exportText(run)}</span>
              </li>
            ))}
          </Group>
        )}
        {trainings.length === 0 ? null : (
          <Group title={`${plural(trainings.length, 'training')} made with it`}>
            {trainings.map((run) => (
              <li key={run.run}>
                {run.label}: <span className="text-text-2">what it learned stays in its result</span>
              </li>
            ))}
          </Group>
        )}
        {mentions.length === 0 ? null : (
          <Group title="Stays where it belongs to no image">
            {mentions.map((mention) => (
              <li key={`${mention.kind}-${mention.name}-${mention.text}`}>{mentionText(mention)}</li>
            ))}
          </Group>
        )}
        {replaced.length === 0 ? null : (
          <Group title="Kept when a backup was restored">
            {replaced.map((folder) => (
              <li key={folder}>
                {folder}: <span className="text-text-2">it may have the picture, so delete it yourself</span>
              </li>
            ))}
          </Group>
        )}
      </div>
    </div>
  )
}

function Group({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section>
      <h3 className="pb-1 font-semibold">{title}</h3>
      <ul className="flex max-h-40 flex-col gap-1 overflow-y-auto text-caption break-words">{children}</ul>
    </section>
  )
}
