import { useQuery } from '@tanstack/react-query'
import type { Dataset, Image, Origin } from '@/api/types'
import { plural } from '@/lib/format'
import { useMoment } from '@/lib/moment'
import { CaptionOrigins } from './CaptionOrigins'
import { originText } from './origin'
import { OriginCard } from './OriginCard'
import { blameQuery } from './queries'
import { TokenTotal } from './TokenTotal'
import { useTokens } from './use-tokens'

interface ReadTextsProps {
  /** As it was at the moment that is looked at. */
  dataset: Dataset
  image: Pick<Image, 'number' | 'tags' | 'captions'>
  /** Opens the timeline where a text came. */
  onOrigin: (origin: Origin) => void
}

const chip = 'inline-flex h-6 max-w-full items-center rounded-sm border border-line bg-fill px-2'

/** The texts of an image to be read: who put each there, and how many tokens they are. */
export function ReadTexts({ dataset, image, onOrigin }: ReadTextsProps) {
  const { number, tags, captions } = image
  const { data: blame } = useQuery(blameQuery(dataset.id, number, useMoment()))
  const tokens = useTokens({ tags, captions, trigger: dataset.triggerWord })
  const origins = new Map(blame?.tags.map(({ tag, origin }) => [tag, origin]))
  return (
    <>
      <section aria-label="Tags" className="flex flex-col gap-2 border-t border-line px-4 py-3">
        <h3 className="flex items-baseline gap-2 font-semibold">
          {tags.length === 0 ? 'No tags' : 'Tags'}
          <span className="ml-auto font-normal">
            {tokens === undefined ? null : <TokenTotal counts={tokens} dataset={dataset} />}
          </span>
        </h3>
        {tags.length === 0 ? null : (
          <ul className="flex flex-wrap gap-1">
            {tags.map((tag) => {
              const origin = origins.get(tag)
              return (
                <li key={tag} className="max-w-full">
                  {origin == null ? (
                    <span className={chip}>
                      <span className="truncate">{tag}</span>
                    </span>
                  ) : (
                    <OriginCard text={tag} origin={origin} onOrigin={onOrigin}>
                      <button
                        type="button"
                        aria-label={`${tag}: ${originText(origin)}`}
                        className={`${chip} hover:bg-fill-hover`}
                        onClick={() => onOrigin(origin)}
                      >
                        <span className="truncate">{tag}</span>
                      </button>
                    </OriginCard>
                  )}
                </li>
              )
            })}
          </ul>
        )}
      </section>
      {Object.entries(captions).map(([name, text]) => {
        const title = name === 'caption' ? 'Caption' : name
        const pieces = blame?.captions[name]
        const counted = tokens?.captions[name]
        return (
          <section
            key={name}
            aria-label={title}
            className="flex flex-col gap-2 border-t border-line px-4 py-3"
          >
            <h3 className="flex items-baseline gap-2 font-semibold">
              {title}
              {counted === undefined ? null : (
                <span className="ml-auto text-caption font-normal text-text-3 tabular-nums">
                  {plural(counted.tokens, 'token')}
                </span>
              )}
            </h3>
            {pieces === undefined ? (
              <p className="text-text-2 select-text">{text}</p>
            ) : (
              <CaptionOrigins label={`Who wrote ${name}`} pieces={pieces} onOrigin={onOrigin} />
            )}
          </section>
        )
      })}
    </>
  )
}
