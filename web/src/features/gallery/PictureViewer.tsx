import { useQuery } from '@tanstack/react-query'
import { Eraser, Info, SkipForward, X } from 'lucide-react'
import { Dialog as Radix } from 'radix-ui'
import type { ReactNode } from 'react'
import type { ImageDetails } from '@/api/types'
import { reasonOf } from '@/api/problem'
import { IconButton } from '@/components/ui/icon-button'
import { useActions, type Offers } from '@/lib/actions/use-actions'
import { formatCount } from '@/lib/format'
import { useContextMenu } from '@/lib/menus'
import { useMoment } from '@/lib/moment'
import { NumberSet } from '@/lib/number-set'
import { useStored } from '@/lib/use-stored'
import { ForgottenPicture, isForgotten } from './ForgottenPicture'
import type { ImageActions } from './image-actions'
import type { PictureOrder } from './picture-order'
import { imageQuery } from './queries'
import { useCards } from './use-cards'
import { starOffers } from './star-actions'
import { StepButton } from './StepButton'
import { usePreload } from './use-preload'
import { viewerMenu } from './viewer-menu'
import { ViewerMarks } from './ViewerMarks'
import { ViewerPane } from './ViewerPane'
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
  /** The texts of the picture that is shown. */
  texts: (image: ImageDetails) => ReactNode
  /** What happened to it. */
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
  texts,
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
  const canForget = image !== undefined && at === null && !isForgotten(image)
  const forget = () => onForget(number)
  const changes: Offers = {
    'picture.keep': marks.keep,
    'picture.reject': marks.reject,
    'picture.unmark': marks.unmark,
    'picture.remove': marks.remove,
    ...starOffers((stars) => () => marks.star(stars)),
  }
  useActions(
    {
      'viewer.next': () => go(1),
      'viewer.previous': () => go(-1),
      'viewer.first': () => go(-place),
      'viewer.last': () => go(total - 1 - place),
      'viewer.details': () => setDetails(!details),
      'viewer.advance': { run: () => setAdvance(!advance), enabled: at === null },
      'history.undo': { run: () => history.undo(), enabled: at === null },
      'history.redo': { run: history.redo, enabled: at === null },
      'picture.forget': { run: forget, enabled: canForget },
      ...(bin ? {} : changes),
    },
    true,
    'dialog',
  )

  const menu = useContextMenu(() => ({
    title: image?.name ?? `Picture ${number}`,
    groups: viewerMenu(),
  }))

  return (
    <Radix.Root open onOpenChange={(open) => !open && onClose()}>
      <Radix.Portal>
        <Radix.Content
          ref={menu}
          aria-describedby={undefined}
          tabIndex={-1}
          data-hotkeys
          onOpenAutoFocus={(event) => {
            event.preventDefault()
            if (event.currentTarget instanceof HTMLElement) event.currentTarget.focus()
          }}
          className="surface-mica fixed inset-0 z-(--z-overlay) flex animate-fade flex-col outline-none"
        >
          <header className="title-bar flex shrink-0 items-center gap-2 px-2">
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
            {canForget ? (
              <IconButton label="Forget for good" action="picture.forget" onClick={forget}>
                <Eraser aria-hidden />
              </IconButton>
            ) : null}
            {at !== null ? null : (
              <IconButton
                label="Go on after keep or reject"
                action="viewer.advance"
                aria-pressed={advance}
                onClick={() => setAdvance(!advance)}
              >
                <SkipForward aria-hidden />
              </IconButton>
            )}
            <IconButton
              label="Details"
              action="viewer.details"
              aria-pressed={details}
              onClick={() => setDetails(!details)}
            >
              <Info aria-hidden />
            </IconButton>
          </header>
          <div className="flex min-h-0 flex-1">
            <div className="relative min-w-0 flex-1 bg-mat">
              {image === undefined ? (
                <p className="p-8 text-center text-text-2">
                  {single.error === null ? '' : reasonOf(single.error)}
                </p>
              ) : isForgotten(image) ? (
                <ForgottenPicture large />
              ) : (
                <ViewerStage key={image.sha256} image={image} />
              )}
              <StepButton step={-1} disabled={place <= 0} onStep={go} />
              <StepButton step={1} disabled={place < 0 || place >= total - 1} onStep={go} />
            </div>
            {details ? (
              <ViewerPane dataset={dataset} number={number} texts={texts} timeline={timeline} />
            ) : null}
          </div>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}
