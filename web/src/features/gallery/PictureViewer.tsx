import { useQuery } from '@tanstack/react-query'
import { ChevronLeft, ChevronRight, Eraser, Info, SkipForward, X } from 'lucide-react'
import { Dialog as Radix } from 'radix-ui'
import type { ReactNode } from 'react'
import { reasonOf } from '@/api/problem'
import { IconButton } from '@/components/ui/icon-button'
import { formatCount } from '@/lib/format'
import { useHotkeys } from '@/lib/hotkeys'
import { useMoment } from '@/lib/moment'
import { NumberSet } from '@/lib/number-set'
import { useStored } from '@/lib/use-stored'
import { ForgottenPicture, isForgotten } from './ForgottenPicture'
import type { ImageActions } from './image-actions'
import type { PictureOrder } from './picture-order'
import { imageQuery } from './queries'
import { useCards } from './use-cards'
import { usePreload } from './use-preload'
import { ViewerDetails } from './ViewerDetails'
import { ViewerMarks } from './ViewerMarks'
import { ViewerStage } from './ViewerStage'

interface PictureViewerProps {
  dataset: number
  number: number
  order: PictureOrder
  actions: ImageActions
  bin: boolean
  onShow: (number: number) => void
  onClose: () => void
  onForget: (number: number) => void
  history: { undo: (change?: string) => void; redo: () => void }
  /** What happened to the picture that is shown. */
  timeline: ReactNode
}

export function PictureViewer({
  dataset,
  number,
  order,
  actions,
  bin,
  onShow,
  onClose,
  onForget,
  history,
  timeline,
}: PictureViewerProps) {
  const [details, setDetails] = useStored<boolean>('viewer.details', true)
  const at = useMoment()
  const [advance, setAdvance] = useStored<boolean>('viewer.advance', false)
  const place = order.positionOf(number)
  const total = order.numbers.length
  const cards = useCards(dataset, order, place - 1, place + 2)
  const single = useQuery({ ...imageQuery(dataset, number, at), enabled: place < 0 })
  const image = cards.get(number) ?? (single.data?.number === number ? single.data : undefined)
  const neighbours = [1, -1, 2].map((step) => cards.get(order.numbers[place + step] ?? -1)?.sha256 ?? '')
  usePreload(place < 0 ? [] : neighbours.filter((sha256) => sha256 !== ''))

  const go = (step: number) => {
    const next = order.numbers[place + step]
    if (place >= 0 && next !== undefined) onShow(next)
  }
  const only = NumberSet.of([number])
  const decide = (act: () => unknown) => () => {
    act()
    if (advance) go(1)
  }
  const marks = {
    keep: decide(() => actions.mark(only, 'kept')),
    reject: decide(() => actions.mark(only, 'rejected')),
    unmark: () => actions.mark(only, null),
    star: (stars: number) => actions.star(only, stars),
    remove: () => {
      const next = order.numbers[place + 1] ?? order.numbers[place - 1]
      void actions.remove(only, history.undo)
      if (next === undefined) onClose()
      else onShow(next)
    },
  }
  const forget = () => (image === undefined || at !== null || isForgotten(image) ? false : onForget(number))
  const keys = {
    ArrowRight: () => go(1),
    ArrowLeft: () => go(-1),
    Home: () => go(-place),
    End: () => go(total - 1 - place),
    I: () => setDetails(!details),
    'Ctrl+Z': () => history.undo(),
    'Ctrl+Y': history.redo,
    'Ctrl+Shift+Z': history.redo,
    'Shift+Delete': forget,
    ...(bin
      ? {}
      : {
          K: marks.keep,
          R: marks.reject,
          U: marks.unmark,
          Delete: marks.remove,
          ...Object.fromEntries([0, 1, 2, 3, 4, 5].map((stars) => [String(stars), () => marks.star(stars)])),
        }),
  }
  useHotkeys(keys, true, 'dialog')

  return (
    <Radix.Root open onOpenChange={(open) => !open && onClose()}>
      <Radix.Portal>
        <Radix.Content
          aria-describedby={undefined}
          tabIndex={-1}
          onOpenAutoFocus={(event) => {
            event.preventDefault()
            if (event.currentTarget instanceof HTMLElement) event.currentTarget.focus()
          }}
          className="surface-mica fixed inset-0 z-(--z-overlay) flex animate-fade flex-col outline-none"
        >
          <header className="flex h-12 shrink-0 items-center gap-2 px-2">
            <IconButton label="Close" shortcut="Esc" onClick={onClose}>
              <X aria-hidden />
            </IconButton>
            <Radix.Title className="truncate">
              {image === undefined || isForgotten(image) ? `Picture ${number}` : image.name}
            </Radix.Title>
            {place < 0 ? null : (
              <span className="text-caption whitespace-nowrap text-text-3 tabular-nums">
                {formatCount(place + 1)} of {formatCount(total)}
              </span>
            )}
            <span className="flex-1" />
            {image === undefined || bin || isForgotten(image) ? null : (
              <ViewerMarks image={image} {...marks} />
            )}
            {image === undefined || at !== null || isForgotten(image) ? null : (
              <IconButton label="Forget for good" shortcut="Shift+Del" onClick={forget}>
                <Eraser aria-hidden />
              </IconButton>
            )}
            {at !== null ? null : (
              <IconButton
                label="Go on after keep or reject"
                aria-pressed={advance}
                onClick={() => setAdvance(!advance)}
              >
                <SkipForward aria-hidden />
              </IconButton>
            )}
            <IconButton
              label="Details"
              shortcut="I"
              aria-pressed={details}
              onClick={() => setDetails(!details)}
            >
              <Info aria-hidden />
            </IconButton>
          </header>
          <div className="flex min-h-0 flex-1">
            <div className="relative min-w-0 flex-1 bg-well">
              {image === undefined ? (
                <p className="p-8 text-center text-text-2">
                  {single.error === null ? '' : reasonOf(single.error)}
                </p>
              ) : isForgotten(image) ? (
                <ForgottenPicture large />
              ) : (
                <ViewerStage key={image.sha256} image={image} />
              )}
              <IconButton
                label="Previous"
                shortcut="←"
                side="right"
                size="lg"
                disabled={place <= 0}
                className="absolute top-1/2 left-2 -translate-y-1/2 bg-black/40"
                onClick={() => go(-1)}
              >
                <ChevronLeft aria-hidden />
              </IconButton>
              <IconButton
                label="Next"
                shortcut="→"
                side="left"
                size="lg"
                disabled={place < 0 || place >= total - 1}
                className="absolute top-1/2 right-2 -translate-y-1/2 bg-black/40"
                onClick={() => go(1)}
              >
                <ChevronRight aria-hidden />
              </IconButton>
            </div>
            {details ? (
              <aside aria-label="Details" className="w-80 shrink-0 border-l border-line">
                <ViewerDetails dataset={dataset} number={number} timeline={timeline} />
              </aside>
            ) : null}
          </div>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}
