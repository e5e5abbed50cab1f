import type { TouchedImage } from '@/api/types'
import type { Decision } from '@/components/edits/undo'

/** What can be decided on an image: there is no merging where the edits overlap. */
export const decisionsFor = (image: Pick<TouchedImage, 'merged'>): readonly Decision[] =>
  image.merged === null ? ['keep', 'take'] : ['merge', 'keep', 'take']

/** What the server calls an image in the choices: its number, with its dataset where that is another one. */
export const keyOf = (image: Pick<TouchedImage, 'dataset' | 'datasetName' | 'number'>): string =>
  image.datasetName === null ? String(image.number) : `${image.dataset}:${image.number}`

/** What was decided on all images, those not looked at too, and what on single ones. */
export interface Decisions {
  all: Decision
  single: ReadonlyMap<string, Decision>
}

/** Nothing that came later is ever lost unless somebody says so. */
export const undecided: Decisions = { all: 'merge', single: new Map() }

export const decideAll = (all: Decision): Decisions => ({ all, single: new Map() })

export const decide = (decisions: Decisions, image: TouchedImage, decision: Decision): Decisions => ({
  ...decisions,
  single: new Map(decisions.single).set(keyOf(image), decision),
})

export const decisionOf = ({ all, single }: Decisions, image: TouchedImage): Decision =>
  single.get(keyOf(image)) ?? (decisionsFor(image).includes(all) ? all : 'keep')

/** The choices that say more than what is decided on all. */
export const choicesOf = (decisions: Decisions, images: readonly TouchedImage[]): Record<string, Decision> =>
  Object.fromEntries(
    images
      .map((image) => [keyOf(image), decisionOf(decisions, image)] as const)
      .filter(([, decision]) => decision !== decisions.all),
  )

/** How the image will be. */
export const outcome = (image: TouchedImage, decision: Decision) =>
  decision === 'keep' ? image.now : decision === 'take' ? image.before : (image.merged ?? image.now)
