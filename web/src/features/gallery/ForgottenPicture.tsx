import { Eraser } from 'lucide-react'
import type { Image } from '@/api/types'

/** Nothing is left of it but its place. */
export const isForgotten = (image: Pick<Image, 'sha256'>): boolean => image.sha256 === ''

export const forgottenLabel = (number: number): string => `Picture ${number}, forgotten`

/** Stands where a forgotten picture was. */
export function ForgottenPicture({ large = false }: { large?: boolean }) {
  return (
    <div className="flex size-full flex-col items-center justify-center gap-2 border border-dashed border-line-strong p-2 text-center text-text-3">
      <Eraser className={large ? 'size-10' : 'size-6'} aria-hidden />
      <span className={large ? '' : 'text-caption'}>Forgotten</span>
      {large ? <p>A person asked for it. Nothing is left of the picture and its texts.</p> : null}
    </div>
  )
}
