/** Three circles, one of them apart: a group among customers. */
export function Wordmark() {
  return (
    <span className="inline-flex items-center gap-2">
      <svg viewBox="0 0 24 24" width="22" height="22" aria-hidden="true">
        <circle className="fill-accent/35" cx="16.6" cy="7.4" r="4.4" />
        <circle className="fill-accent/65" cx="16.6" cy="16.6" r="4.4" />
        <circle className="fill-accent" cx="8.6" cy="12" r="6" />
      </svg>
      <span className="text-[15px] font-semibold tracking-tight">Cohort</span>
    </span>
  )
}
