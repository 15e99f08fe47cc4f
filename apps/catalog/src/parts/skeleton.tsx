/** A grey bar in the place of a text that loads; bars of several widths look like text. */
export function Skeleton({ seed }: { readonly seed: number }) {
  return <span className="skeleton" data-width={seed % 3} />
}
