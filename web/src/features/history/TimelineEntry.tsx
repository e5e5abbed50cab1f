import {
  Bookmark,
  ChevronRight,
  Clock3,
  Eraser,
  Eye,
  GitBranch,
  GitMerge,
  Pencil,
  Redo2,
  RotateCcw,
  Sparkles,
  Undo2,
} from 'lucide-react'
import { Link } from 'wouter'
import type { Change } from '@/api/types'
import { MoreMenu } from '@/components/MoreMenu'
import { IconButton } from '@/components/ui/icon-button'
import { cn } from '@/lib/cn'
import { useContextMenu } from '@/lib/menus'
import { pages } from '@/lib/paths'
import type { Actor } from './actor'
import { ActorName } from './ActorName'
import { ChangeDetails } from './ChangeDetails'
import { changeMenu } from './change-menu'
import { plainSentence } from './sentence'
import { Sentence } from './Sentence'
import { Thumbnails } from './Thumbnails'
import type { TimelineActions } from './timeline-actions'
import { timeOfDay } from './timeline-rows'

interface TimelineEntryProps {
  change: Change
  actor: Actor
  inGroup: boolean
  newest: boolean
  /** Say whose change it is, where several datasets meet. */
  named: boolean
  /** Show some of its images. */
  pictures: boolean
  open: boolean
  /** The one that was asked for. */
  marked: boolean
  /** It made the moment that is looked at. */
  here: boolean
  /** The one image whose history this is. */
  image?: number | undefined
  /** The one that Tab leads to. */
  current: boolean
  /** Takes the keyboard as it comes into view. */
  focus: boolean
  actions: TimelineActions
  onToggle: () => void
  onFocus: () => void
}

const icons = {
  start: Sparkles,
  edit: Pencil,
  undo: Undo2,
  redo: Redo2,
  version: Bookmark,
  branch: GitBranch,
  merge: GitMerge,
  restore: RotateCcw,
  forget: Eraser,
}

/** A dataset's page, or its concept's timeline for what happened to the concept itself. */
function Owner({ change }: { change: Change }) {
  const href =
    change.dataset !== null
      ? pages.dataset(change.dataset)
      : change.concept !== null
        ? pages.conceptTimeline(change.concept)
        : null
  return href === null ? (
    <span>{change.name}</span>
  ) : (
    <Link href={href} className="relative min-w-0 truncate rounded-sm text-accent hover:underline">
      {change.name}
    </Link>
  )
}

/** One change: a click or Enter shows what it did to each image. */
export function TimelineEntry(props: TimelineEntryProps) {
  const {
    change,
    actor,
    inGroup,
    newest,
    named,
    pictures,
    open,
    marked,
    here,
    image,
    current,
    focus,
    actions,
    onToggle,
    onFocus,
  } = props
  const Icon = icons[change.kind]
  const onMoment = change.dataset === null ? undefined : actions.onMoment
  const menu = changeMenu(change, newest, actions)
  const row = useContextMenu(() => menu)
  return (
    <div ref={row} className={cn('group relative', inGroup && 'pl-6')}>
      <span aria-hidden className="absolute inset-y-0 left-[27px] w-px bg-line" />
      {marked ? <span aria-hidden className="absolute inset-y-0 left-0 z-10 w-0.5 bg-accent" /> : null}
      <div
        className={cn(
          'relative flex gap-3 py-2 pr-3 pl-3 hover:bg-subtle-hover',
          open && 'bg-selected',
          marked && 'bg-accent-soft',
        )}
      >
        <span
          aria-hidden
          className={cn(
            'z-0 flex size-8 shrink-0 items-center justify-center rounded-full border border-line bg-card text-text-2',
            change.undone && 'text-text-3',
            inGroup && 'size-6 self-start',
          )}
        >
          <Icon className={inGroup ? 'size-3' : 'size-4'} />
        </span>
        <div className="flex min-w-0 flex-1 flex-col gap-1">
          <button
            type="button"
            ref={(row) => {
              if (focus && row !== null && document.activeElement !== row) row.focus({ preventScroll: true })
            }}
            tabIndex={current ? 0 : -1}
            aria-expanded={open}
            aria-current={marked ? true : undefined}
            aria-label={`${plainSentence(change.label, change.images)}, by ${actor.name}, ${timeOfDay(change.at)}${change.undone ? ', undone' : ''}`}
            data-row
            className="line-clamp-3 rounded-sm pr-16 text-left break-words outline-none after:absolute after:inset-0 after:content-[''] focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-text"
            onClick={onToggle}
            onFocus={onFocus}
          >
            <span className={cn(change.undone && 'line-through decoration-text-3 opacity-60')}>
              <Sentence label={change.label} images={change.images} />
            </span>
          </button>
          {pictures ? <Thumbnails change={change} /> : null}
          <p className="flex min-w-0 flex-wrap items-center gap-x-1.5 text-caption text-text-3">
            <time dateTime={change.at}>{timeOfDay(change.at)}</time>
            <span aria-hidden>·</span>
            <ActorName actor={actor} />
            {named ? (
              <>
                <span aria-hidden>·</span>
                <Owner change={change} />
              </>
            ) : null}
            {here ? (
              <>
                <span aria-hidden>·</span>
                <span className="inline-flex items-center gap-1 text-warn">
                  <Eye className="size-3" aria-hidden /> this moment
                </span>
              </>
            ) : null}
            {change.undone ? (
              <>
                <span aria-hidden>·</span>
                <span className="text-warn">undone</span>
              </>
            ) : null}
            {named ? null : (
              <span className="ml-auto tabular-nums" title={`Version ${change.version}`}>
                {change.version}
              </span>
            )}
            <ChevronRight
              className={cn(
                'size-3.5 transition-transform duration-100',
                named && 'ml-auto',
                open && 'rotate-90',
              )}
              aria-hidden
            />
          </p>
        </div>
        <div className="absolute top-1.5 right-2 flex gap-0.5">
          {menu === null ? null : (
            <MoreMenu
              label={`More for: ${menu.title}`}
              groups={menu.groups}
              align="end"
              className="bg-card opacity-0 group-focus-within:opacity-100 group-hover:opacity-100 data-[state=open]:opacity-100"
            />
          )}
          {onMoment === undefined ? null : (
            <IconButton
              label="Look at this moment"
              size="sm"
              aria-pressed={here}
              className="text-text-3 hover:text-text"
              onClick={() => onMoment(change.version, change)}
            >
              <Clock3 aria-hidden />
            </IconButton>
          )}
        </div>
      </div>
      {open ? <ChangeDetails change={change} image={image} /> : null}
    </div>
  )
}
