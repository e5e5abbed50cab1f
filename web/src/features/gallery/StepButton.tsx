import { ChevronLeft, ChevronRight } from 'lucide-react'
import { IconButton } from '@/components/ui/icon-button'
import { cn } from '@/lib/cn'

interface StepButtonProps {
  step: 1 | -1
  disabled: boolean
  onStep: (step: number) => void
}

/** To the next picture or the one before, at the edge that lies in its direction. */
export function StepButton({ step, disabled, onStep }: StepButtonProps) {
  const on = step === 1
  return (
    <IconButton
      label={on ? 'Next' : 'Previous'}
      action={on ? 'viewer.next' : 'viewer.previous'}
      side={on ? 'left' : 'right'}
      size="lg"
      disabled={disabled}
      className={cn('absolute top-1/2 surface-flyout -translate-y-1/2', on ? 'right-2' : 'left-2')}
      onClick={() => onStep(step)}
    >
      {on ? <ChevronRight aria-hidden /> : <ChevronLeft aria-hidden />}
    </IconButton>
  )
}
