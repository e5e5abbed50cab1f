import { formatCount } from '@/lib/format'
import { share } from './charts'

interface BarTipProps {
  lines: readonly { label: string; images: number; colour?: string }[]
  images: number
}

/** What lies under the pointer. */
export const BarTip = ({ lines, images }: BarTipProps) => (
  <div className="surface-flyout flex flex-col gap-1 px-3 py-2 text-caption">
    {lines.map(({ label, images: count, colour }) => (
      <p key={label} className="flex items-center gap-2">
        {colour === undefined ? null : (
          <span className="size-2 shrink-0 rounded-full" style={{ background: colour }} />
        )}
        <span className="flex-1">{label}</span>
        <span className="font-semibold tabular-nums">{formatCount(count)}</span>
        <span className="text-text-3 tabular-nums">{share(count, images)}</span>
      </p>
    ))}
  </div>
)
