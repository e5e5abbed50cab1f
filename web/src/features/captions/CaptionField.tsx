import { Check, CircleAlert, Copy, Eraser, LoaderCircle, UserSearch } from 'lucide-react'
import { useId, useState, type KeyboardEvent, type Ref } from 'react'
import type { Blame, Origin } from '@/api/types'
import { IconButton } from '@/components/ui/icon-button'
import { Textarea } from '@/components/ui/textarea'
import { plural } from '@/lib/format'
import { useContextMenu } from '@/lib/menus'
import type { SaveState } from './autosave'
import { CaptionOrigins } from './CaptionOrigins'
import { textCounts } from './text-counts'
import { chunkText } from './token-text'
import { useAutosave } from './use-autosave'
import { useTokens } from './use-tokens'

interface CaptionFieldProps {
  ref?: Ref<HTMLTextAreaElement>
  name: string
  /** The stored text. */
  text: string
  /** Who wrote what of the stored text; absent until it is known. */
  pieces?: Blame['captions'][string] | undefined
  save: (text: string) => Promise<unknown>
  /** Opens the timeline at a change. */
  onOrigin: (origin: Origin) => void
  onLeave: () => void
}

/** One caption in prose. It saves itself; each line is an alternative and is never joined with another. */
export function CaptionField({ ref, name, text, pieces = [], save, onOrigin, onLeave }: CaptionFieldProps) {
  const id = useId()
  const field = useAutosave(save)
  const [asking, setAsking] = useState(false)
  const shown = field.draft ?? text
  const { words, characters, lines } = textCounts(shown)
  const tokens = useTokens({ captions: { [name]: shown } })?.captions[name]
  const chunks = tokens === undefined ? null : chunkText(shown, tokens.chunks)
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return
    event.preventDefault()
    event.stopPropagation()
    onLeave()
  }
  const empty = () => {
    field.type('')
    field.flush()
  }
  const row = useContextMenu(() => ({
    title: name === 'caption' ? 'Caption' : name,
    groups: [
      [
        {
          label: asking ? 'Back to the text' : 'Who wrote this',
          icon: <UserSearch aria-hidden />,
          disabled: text === '',
          run: () => setAsking(!asking),
        },
        {
          label: 'Copy the text',
          icon: <Copy aria-hidden />,
          disabled: shown === '',
          run: () => void navigator.clipboard.writeText(shown).catch(() => undefined),
        },
      ],
      [
        {
          label: 'Empty it',
          icon: <Eraser aria-hidden />,
          danger: true,
          disabled: shown === '',
          run: empty,
        },
      ],
    ],
  }))
  return (
    <div ref={row} className="flex flex-col gap-1">
      <div className="flex items-center gap-2">
        <label htmlFor={id} className="flex-1 truncate font-semibold">
          {name === 'caption' ? 'Caption' : name}
        </label>
        <Saved state={field.state} onRetry={field.flush} />
        {text === '' ? null : (
          <IconButton
            label="Who wrote this"
            size="sm"
            aria-pressed={asking}
            onClick={() => setAsking(!asking)}
          >
            <UserSearch aria-hidden />
          </IconButton>
        )}
      </div>
      {asking && text !== '' ? (
        <CaptionOrigins label={`Who wrote ${name}`} pieces={pieces} onOrigin={onOrigin} />
      ) : (
        <Textarea
          ref={ref}
          id={id}
          data-field={name}
          aria-describedby={`${id}-counts`}
          aria-invalid={field.state.kind === 'refused'}
          spellCheck
          className="field-sizing-content max-h-80 min-h-20"
          placeholder="Describe the image in sentences."
          value={shown}
          onChange={(event) => field.type(event.target.value)}
          onBlur={field.flush}
          onKeyDown={onKeyDown}
        />
      )}
      <p
        id={`${id}-counts`}
        className="flex flex-wrap gap-x-2 text-caption whitespace-nowrap text-text-3 tabular-nums"
      >
        <span>{plural(words, 'word')}</span>
        <span>{plural(characters, 'character')}</span>
        {tokens === undefined ? null : <span>{plural(tokens.tokens, 'token')}</span>}
        {chunks === null ? null : <span className="text-text-2">{chunks}</span>}
        {lines > 1 ? <span className="text-text-2">{lines} alternatives, one per line</span> : null}
      </p>
    </div>
  )
}

function Saved({ state, onRetry }: { state: SaveState; onRetry: () => void }) {
  if (state.kind === 'refused') {
    return (
      <button
        type="button"
        className="flex items-center gap-1 text-caption text-bad underline"
        title={state.reason}
        onClick={onRetry}
      >
        <CircleAlert className="size-3.5" aria-hidden /> Not saved, try again
      </button>
    )
  }
  return (
    <span role="status" className="flex items-center gap-1 text-caption text-text-3">
      {state.kind === 'saved' ? <Check className="size-3.5 text-good" aria-hidden /> : null}
      {state.kind === 'saving' ? <LoaderCircle className="size-3.5 animate-spin" aria-hidden /> : null}
      {state.kind === 'saved' ? 'Saved' : state.kind === 'saving' ? 'Saving' : 'Typing'}
    </span>
  )
}
