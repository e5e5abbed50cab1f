interface TourStep {
  /** What it points at. */
  target: string
  title: string
  text: string
}

/** In the order in which one works. */
export const steps: readonly TourStep[] = [
  {
    target: '[role=grid][aria-label="Pictures"]',
    title: 'The pictures',
    text: 'Click one; Ctrl and Shift select several, the arrow keys go on. Enter opens a picture, K keeps it, R rejects it. The right button shows all that can be done.',
  },
  {
    target: '[data-tour=filter]',
    title: 'Find some of them',
    text: 'Words search tags, captions and names. Terms do more: tag:"red kite", is:untagged, stars:>=3. What you do next is done to what you see.',
  },
  {
    target: '[data-tour=tags]',
    title: 'All tags, counted',
    text: 'A click shows only the images with a tag, the next hides them. With the right button a tag is renamed or removed everywhere.',
  },
  {
    target: '[data-tour=inspector]',
    title: 'Tags and captions',
    text: 'Of what is selected: type tags, drag them into order, write captions. All of it is saved as you go, for one picture or for hundreds.',
  },
  {
    target: '[data-tour=undo]',
    title: 'Everything can be undone',
    text: 'Edits of a thousand images, removals, imports: each is one step back, also tomorrow, also after a restart.',
  },
  {
    target: '[data-tour=timeline]',
    title: 'Every change, and every moment',
    text: 'Take any one change back and keep what came after; look at the dataset as it was then, restore it, or branch from there.',
  },
  {
    target: '[data-tour=export]',
    title: 'Ready for a trainer',
    text: 'Export writes the images and their texts as kohya, AI Toolkit, OneTrainer and others read them. It can be made again, byte for byte.',
  },
]

/** The nearest step in a direction whose target is in sight; null when there is none. */
export function nextStep(
  from: number,
  direction: 1 | -1,
  isThere: (target: string) => boolean,
): number | null {
  for (let step = from + direction; step >= 0 && step < steps.length; step += direction)
    if (isThere(steps[step]?.target ?? '')) return step
  return null
}
