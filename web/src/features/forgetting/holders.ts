import type { Forgetting } from '@/api/types'
import { plural } from '@/lib/format'

type Place = Forgetting['images'][number]
type Export = Forgetting['exports'][number]
type Mention = Forgetting['mentions'][number]

/** "versions 3 to 8, and from 12 on" */
export function versionsText(versions: Place['versions']): string {
  const spans = versions.map(({ from, to }, index) => {
    if (to === null) return `from ${from} on`
    const span = to === from ? String(from) : `${from} to ${to}`
    return index === 0 ? (to === from ? `version ${span}` : `versions ${span}`) : span
  })
  const [first, ...rest] = spans
  if (first === undefined) return 'always in the bin'
  const start = first.startsWith('from') ? `in every version ${first}` : `in ${first}`
  return rest.length === 0 ? start : `${start}, and ${rest.join(', and ')}`
}

export function placeText(place: Place): string {
  const texts = [
    place.tags > 0 && plural(place.tags, 'tag'),
    place.captions > 0 && plural(place.captions, 'caption'),
    place.removed && 'in the bin',
    versionsText(place.versions),
    place.named.length > 0 && `among them ${place.named.map(({ name }) => `“${name}”`).join(', ')}`,
  ]
  return texts.filter((text) => typeof text === 'string').join(', ')
}

export function exportText({ download, partial, version }: Export): string {
  const what = version > 0 ? `version ${version}` : 'of some version'
  const sure = partial ? ', if it was among the pictures chosen' : ''
  return download
    ? `${what}${sure}: the download is deleted and can be made again without it`
    : `${what}${sure}: LoraCraft leaves it alone, so delete it yourself`
}

export function mentionText({ kind, name, text }: Mention): string {
  if (kind === 'recipe')
    return `“${text}” in the recipe ${name}; history keeps it also once you change or delete it`
  if (kind === 'deleted_recipe') return `“${text}” in the deleted recipe ${name}, which history keeps`
  return `“${text}”, told apart from “${name}”`
}
