import { useId, type ReactNode } from 'react'

interface FieldProps {
  label: string
  hint?: ReactNode
  error?: string | null
  /** Receives the ids that tie the control to its label and hint. */
  children: (control: {
    id: string
    'aria-describedby': string | undefined
    'aria-invalid': boolean
  }) => ReactNode
}

export function Field({ label, hint, error = null, children }: FieldProps) {
  const id = useId()
  const note = error ?? hint
  return (
    <div className="flex flex-col gap-1">
      <label htmlFor={id} className="text-body">
        {label}
      </label>
      {children({
        id,
        'aria-describedby': note === undefined ? undefined : `${id}-note`,
        'aria-invalid': error !== null,
      })}
      {note === undefined ? null : (
        <p
          id={`${id}-note`}
          className={error === null ? 'text-caption text-text-3' : 'text-caption text-bad'}
        >
          {note}
        </p>
      )}
    </div>
  )
}
