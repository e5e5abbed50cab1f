import { clsx, type ClassValue } from 'clsx'
import { extendTailwindMerge } from 'tailwind-merge'

const merge = extendTailwindMerge({
  extend: { classGroups: { 'font-size': [{ text: ['caption', 'body', 'subtitle', 'title'] }] } },
})

/** Class names joined; of two that set the same property the later one stays. */
export const cn = (...classes: ClassValue[]): string => merge(clsx(classes))
