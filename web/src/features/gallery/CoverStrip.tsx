import { useQuery } from '@tanstack/react-query'
import { ImagePlus } from 'lucide-react'
import { thumbnailUrl } from '@/lib/paths'
import { coversQuery } from './queries'

/** The first few pictures of a dataset, side by side. */
export function CoverStrip({ dataset }: { dataset: number }) {
  const { data } = useQuery(coversQuery(dataset))
  return (
    <span className="grid h-28 grid-cols-3 gap-0.5 overflow-hidden rounded-t-lg bg-mat" aria-hidden>
      {data?.images.length === 0 ? (
        <span className="col-span-3 flex items-center justify-center text-text-disabled">
          <ImagePlus className="size-6" />
        </span>
      ) : null}
      {data?.images.map((image) => (
        <img
          key={image.number}
          src={thumbnailUrl(image.sha256)}
          alt=""
          className="size-full min-h-0 object-cover"
        />
      ))}
    </span>
  )
}
