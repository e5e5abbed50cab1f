const whole = new Intl.NumberFormat('en-US')
const short = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' })
const units = ['B', 'kB', 'MB', 'GB', 'TB']

export const formatCount = (n: number): string => whole.format(n)

/** "1 picture", "2,000 pictures". */
export const plural = (n: number, one: string, many = `${one}s`): string =>
  `${formatCount(n)} ${n === 1 ? one : many}`

export function formatBytes(bytes: number): string {
  let value = bytes
  let unit = 0
  while (value >= 1000 && unit < units.length - 1) {
    value /= 1000
    unit += 1
  }
  return `${value < 10 && unit > 0 ? value.toFixed(1) : String(Math.round(value))} ${units[unit] ?? ''}`
}

export function formatDuration(seconds: number): string {
  if (seconds < 60) return `${Math.max(1, Math.round(seconds))} s`
  const minutes = Math.round(seconds / 60)
  if (minutes < 60) return `${minutes} min`
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`
}

/** "$1,204.50"; of little money as much as tells something: "$0.038". */
export function formatMoney(dollars: number): string {
  const little = dollars > 0 && dollars < 1
  const places = little ? Math.min(8, Math.max(2, 1 - Math.floor(Math.log10(dollars)))) : 2
  return `$${dollars.toLocaleString('en-US', { minimumFractionDigits: places, maximumFractionDigits: places })}`
}

/** What calls cost; `cost` is null when that is known of none, `unpriced` counts those of which it is not. */
export function costText(cost: number | null, unpriced: number): string {
  if (cost === null) return 'cost unknown'
  return unpriced > 0 ? `at least ${formatMoney(cost)}` : formatMoney(cost)
}

export const formatDate = (iso: string): string => short.format(new Date(iso))

export function formatAgo(iso: string, now: number): string {
  const seconds = (now - Date.parse(iso)) / 1000
  if (seconds < 45) return 'just now'
  if (seconds < 86_400) return `${formatDuration(seconds)} ago`
  return formatDate(iso)
}
