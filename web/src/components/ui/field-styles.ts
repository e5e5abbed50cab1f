/** Windows 11 text fields: a quiet box whose bottom edge turns to accent when it has the focus. */
export const fieldStyles =
  'w-full rounded-sm border border-line border-b-line-control/70 bg-fill text-text placeholder:text-text-3 ' +
  'transition-colors duration-100 hover:bg-fill-hover focus:border-b-accent focus:bg-well focus:outline-none ' +
  'focus:shadow-[inset_0_-1px_0_var(--color-accent)] disabled:border-line disabled:text-text-disabled ' +
  'aria-invalid:border-b-bad aria-invalid:focus:shadow-[inset_0_-1px_0_var(--color-bad)]'
