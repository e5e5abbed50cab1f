import { useId, useState } from 'react'
import type { Edit } from '@/api/types'
import { Button } from '@/components/ui/button'
import { Textarea } from '@/components/ui/textarea'
import { formatCount, plural } from '@/lib/format'

interface ManyCaptionProps {
  name: string
  /** Selected images, and how many of them have this caption. */
  images: number
  having: number
  /** The text when it is the same on all that have one. */
  text: string | null
  edit: (edit: Edit) => void
}

function standing({ images, having, text }: Pick<ManyCaptionProps, 'images' | 'having' | 'text'>): string {
  if (having === 0) return `None of the ${formatCount(images)} has one.`
  if (text === null) return `Different on ${plural(having, 'image')}.`
  if (having === images) return `The same on all ${formatCount(images)}.`
  return `The same on ${formatCount(having)}, none on ${formatCount(images - having)}.`
}

/** A caption of several images. Nothing is saved until a button says how: it would overwrite what differs. */
export function ManyCaption({ name, images, having, text, edit }: ManyCaptionProps) {
  const id = useId()
  const [typed, setTyped] = useState(text ?? '')
  const empty = typed.trim() === ''
  return (
    <section className="flex flex-col gap-2">
      <label htmlFor={id} className="font-semibold">
        {name === 'caption' ? 'Caption' : name}
      </label>
      <p id={`${id}-standing`} className="text-caption text-text-3">
        {standing({ images, having, text })}
      </p>
      <Textarea
        id={id}
        data-field={name}
        aria-describedby={`${id}-standing`}
        spellCheck
        placeholder={text === null && having > 0 ? 'Text to set, or to put before or after' : ''}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
      <div className="flex flex-wrap gap-2">
        <Button
          size="sm"
          disabled={empty ? having === 0 : typed === text && having === images}
          onClick={() => edit({ kind: 'set_caption', caption: name, text: empty ? '' : typed })}
        >
          {empty ? 'Remove from all' : `Set on all ${formatCount(images)}`}
        </Button>
        <Button
          size="sm"
          disabled={empty}
          onClick={() => edit({ kind: 'add_text', text: typed, at: 'front', caption: name })}
        >
          Put before
        </Button>
        <Button
          size="sm"
          disabled={empty}
          onClick={() => edit({ kind: 'add_text', text: typed, at: 'end', caption: name })}
        >
          Put after
        </Button>
      </div>
    </section>
  )
}
