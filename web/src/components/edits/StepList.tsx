import { ArrowDown, ArrowUp, Pencil, X } from 'lucide-react'
import { useRef, type KeyboardEvent } from 'react'
import type { EditStep } from '@/api/types'
import { IconButton } from '@/components/ui/icon-button'
import { means } from '@/lib/actions/use-actions'
import { plural } from '@/lib/format'
import { formOf } from './bulk-edit-form'
import { sayEdit } from './describe-edit'
import { dropStep, moveStep } from './steps'

interface StepListProps {
  steps: readonly EditStep[]
  /** How many images each step changes, as far as that is known. */
  counts: readonly number[] | undefined
  onChange: (steps: EditStep[]) => void
  /** Opens one step for change; without it steps are only moved and removed. */
  onEdit?: (at: number) => void
}

/** Steps in their order. The keys of rows move and remove the one that has the keyboard. */
export function StepList({ steps, counts, onChange, onEdit }: StepListProps) {
  const list = useRef<HTMLOListElement>(null)
  const focus = (at: number) =>
    requestAnimationFrame(() =>
      list.current?.querySelectorAll<HTMLElement>('[data-step]')[Math.max(0, at)]?.focus(),
    )
  const move = (from: number, to: number) => {
    onChange(moveStep(steps, from, to))
    focus(Math.min(to, steps.length - 1))
  }
  const drop = (at: number) => {
    onChange(dropStep(steps, at))
    focus(Math.min(at, steps.length - 2))
  }
  const onKeyDown = (event: KeyboardEvent, at: number) => {
    if (means(event, 'row.earlier')) move(at, at - 1)
    else if (means(event, 'row.later')) move(at, at + 1)
    else if (means(event, 'row.remove')) drop(at)
    else if (event.key === 'Enter' && event.target === event.currentTarget && !event.ctrlKey) onEdit?.(at)
    else return
    event.preventDefault()
  }
  return (
    <ol ref={list} aria-label="Steps" className="flex flex-col gap-1">
      {steps.map(({ edit, filter }, at) => (
        <li key={at} className="rounded-sm border border-line bg-fill">
          {/* eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the row is one group of buttons with keys of its own */}
          <div
            role="group"
            aria-label={`Step ${at + 1}: ${sayEdit(edit)}`}
            data-step
            // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- its keys move and remove the step
            tabIndex={0}
            onKeyDown={(event) => onKeyDown(event, at)}
            className="flex min-h-9 items-center gap-2 rounded-sm pr-1 pl-3"
          >
            <span className="w-4 shrink-0 text-right text-caption text-text-3 tabular-nums">{at + 1}</span>
            <span className="line-clamp-2 min-w-0 flex-1 [overflow-wrap:anywhere]" title={sayEdit(edit)}>
              {sayEdit(edit)}
              {filter ? (
                <span className="ml-2 text-caption text-text-3">
                  only where <code className="font-mono">{filter}</code>
                </span>
              ) : null}
            </span>
            {counts?.[at] === undefined ? null : (
              <span className="shrink-0 text-caption text-text-3 tabular-nums">
                {plural(counts[at], 'image')}
              </span>
            )}
            <span className="flex shrink-0">
              {onEdit === undefined || formOf(edit) === null ? null : (
                <IconButton label="Change this step" size="sm" onClick={() => onEdit(at)}>
                  <Pencil aria-hidden />
                </IconButton>
              )}
              <IconButton
                label="Earlier"
                shortcut="Alt+Up"
                size="sm"
                disabled={at === 0}
                onClick={() => move(at, at - 1)}
              >
                <ArrowUp aria-hidden />
              </IconButton>
              <IconButton
                label="Later"
                shortcut="Alt+Down"
                size="sm"
                disabled={at === steps.length - 1}
                onClick={() => move(at, at + 1)}
              >
                <ArrowDown aria-hidden />
              </IconButton>
              <IconButton label="Remove this step" shortcut="Del" size="sm" onClick={() => drop(at)}>
                <X aria-hidden />
              </IconButton>
            </span>
          </div>
        </li>
      ))}
    </ol>
  )
}
