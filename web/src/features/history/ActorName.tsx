import { Bot, FolderPen, User, Workflow } from 'lucide-react'
import type { Actor } from './actor'

const icons = { person: User, run: Bot, recipe: Workflow, outside: FolderPen }
const spoken = { person: '', run: 'run ', recipe: 'recipe ', outside: '' }

export function ActorName({ actor }: { actor: Actor }) {
  const Icon = icons[actor.kind]
  return (
    <span className="inline-flex min-w-0 items-center gap-1" title={`${spoken[actor.kind]}${actor.name}`}>
      <Icon className="size-3 shrink-0" aria-hidden />
      <span className="truncate">
        <span className="sr-only">{spoken[actor.kind]}</span>
        {actor.name}
      </span>
    </span>
  )
}
