import { useQuery } from '@tanstack/react-query'
import { ProblemAlert } from '@/components/ProblemAlert'
import { thumbnailUrl } from '@/lib/paths'
import { useDebounced } from '@/lib/use-debounced'
import { CaptionTrial } from './CaptionTrial'
import { type CaptionQuestion, captionPreviewQuery } from './queries'

interface SentPreviewProps extends CaptionQuestion {
  dataset: number
}

/** What is sent about the first image that a run would ask about: its text with every variable filled in, and the picture; and what would come of it. */
export function SentPreview({ dataset, ...now }: SentPreviewProps) {
  const asked = useDebounced(now, 250)
  const { data, error, isPlaceholderData, refetch } = useQuery({
    ...captionPreviewQuery(dataset, asked),
    enabled: asked.text.trim() !== '' && asked.target !== '',
  })
  return (
    <section aria-label="What is sent" className="flex min-w-0 flex-col gap-3">
      <h3 className="font-semibold">What is sent</h3>
      {error === null ? null : <ProblemAlert error={error} onRetry={refetch} />}
      {data === undefined ? null : (
        <>
          <figure className="flex items-center gap-3">
            <img
              src={thumbnailUrl(data.picture)}
              alt={data.name}
              className="h-28 w-36 rounded-sm bg-well object-contain"
            />
            <figcaption className="min-w-0 text-caption break-words text-text-2">
              {data.name}, made small and without its metadata
            </figcaption>
          </figure>
          <p className="max-h-64 overflow-y-auto rounded-sm bg-well px-3 py-2 text-caption whitespace-pre-wrap select-text">
            {data.prompt}
          </p>
          <details>
            <summary className="text-caption text-text-2">The whole request</summary>
            <pre className="max-h-64 overflow-auto font-mono text-caption whitespace-pre-wrap select-text">
              {data.request}
            </pre>
          </details>
          <CaptionTrial
            key={JSON.stringify(now)}
            dataset={dataset}
            {...now}
            image={data.image}
            current={!isPlaceholderData && JSON.stringify(asked) === JSON.stringify(now)}
          />
        </>
      )}
    </section>
  )
}
