import type { ExportRequest } from '@/api/types'
import { plural } from '@/lib/format'

/** What an export was ordered as, in a line: "kohya · trigger word “kite” · 10 repeats · PNG". */
export function orderText({ format, options }: Partial<ExportRequest>): string {
  const said = (name: string, value: string | null | undefined) =>
    value === undefined || value === null || value === '' ? '' : `${name} “${value}”`
  return [
    format,
    said('trigger word', options?.triggerWord),
    said('class', options?.className),
    options?.repeats === undefined ? '' : plural(options.repeats, 'repeat'),
    said('template', options?.template),
    said('captions', options?.captions?.names.join(', ')),
    options?.captionLines === 'all' ? 'all lines of captions' : '',
    options?.imageFormat?.toUpperCase(),
    options?.maxSide === undefined ? '' : `at most ${options.maxSide} pixels a side`,
    options?.maxArea === undefined ? '' : `at most ${(options.maxArea / 1e6).toFixed(1)} MP`,
    options?.onlyKept === true ? 'only what is kept' : '',
    options?.minStars === undefined ? '' : `from ${plural(options.minStars, 'star')} on`,
    said('filter', options?.filter),
  ]
    .filter((part) => part !== undefined && part !== '')
    .join(' · ')
}
