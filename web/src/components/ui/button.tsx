import { cva, type VariantProps } from 'class-variance-authority'
import { Slot } from 'radix-ui'
import type { ComponentProps } from 'react'
import { cn } from '@/lib/cn'

const button = cva(
  'inline-flex shrink-0 items-center justify-center gap-2 rounded-sm whitespace-nowrap select-none transition-colors duration-100 disabled:text-text-disabled [&_svg]:size-4 [&_svg]:shrink-0',
  {
    variants: {
      variant: {
        standard:
          'border border-line bg-fill text-text hover:bg-fill-hover active:bg-fill-pressed active:text-text-2 disabled:bg-fill-pressed',
        accent:
          'bg-accent text-on-accent font-medium hover:bg-accent-hover active:bg-accent-pressed disabled:bg-selected disabled:text-text-disabled',
        subtle:
          'text-text-2 hover:bg-subtle-hover hover:text-text active:bg-subtle-pressed data-[state=open]:bg-subtle-hover aria-pressed:bg-selected aria-pressed:text-text disabled:bg-transparent disabled:text-text-disabled',
        danger:
          'bg-bad-fill text-on-bad hover:opacity-90 active:opacity-80 disabled:bg-selected disabled:text-text-disabled',
      },
      size: {
        sm: 'h-7 px-2 text-caption',
        md: 'h-8 px-3',
        lg: 'h-10 px-4',
      },
    },
    defaultVariants: { variant: 'standard', size: 'md' },
  },
)

export interface ButtonProps extends ComponentProps<'button'>, VariantProps<typeof button> {
  asChild?: boolean
}

export function Button({
  className,
  variant,
  size,
  asChild = false,
  type = 'button',
  ...props
}: ButtonProps) {
  const Tag = asChild ? Slot.Root : 'button'
  return (
    <Tag type={asChild ? undefined : type} className={cn(button({ variant, size }), className)} {...props} />
  )
}
