import type { Filter } from '@cohort/jsonapi/query'
import type { Resource } from '@cohort/schema'
import { lazy, Suspense, useId, useRef, useState, type ReactNode, type Ref } from 'react'
import type { FilterDraft } from '../describe/filter-draft.ts'

const FilterForm = lazy(() => import('./filter-form.tsx').then((module) => ({ default: module.FilterForm })))

interface FilterPopoverProps {
  readonly resource: Resource
  readonly label: string
  readonly className: string
  /** What the form begins with. */
  readonly draft: FilterDraft
  /** The filters that are in force beside this one. */
  readonly others: readonly Filter[]
  readonly onApply: (filter: Filter) => void
  readonly children: ReactNode
  readonly ref?: Ref<HTMLButtonElement>
}

/** A button that opens the form of a filter beside itself. */
export function FilterPopover({
  resource,
  label,
  className,
  draft,
  others,
  onApply,
  children,
  ref,
}: FilterPopoverProps) {
  const id = useId()
  const panel = useRef<HTMLDialogElement>(null)
  const [isOpen, setIsOpen] = useState(false)
  const close = () => panel.current?.hidePopover()
  return (
    <>
      <button
        ref={ref}
        type="button"
        className={className}
        popoverTarget={id}
        aria-label={label}
        aria-haspopup="dialog"
        data-action={label}
      >
        {children}
      </button>
      <dialog
        ref={panel}
        id={id}
        popover="auto"
        aria-label={label}
        className="popover"
        onToggle={({ newState }) => setIsOpen(newState === 'open')}
      >
        {isOpen ? (
          <Suspense fallback={<p className="card-empty">Loading …</p>}>
            <FilterForm
              resource={resource}
              draft={draft}
              others={others}
              onCancel={close}
              onApply={(filter) => {
                close()
                onApply(filter)
              }}
            />
          </Suspense>
        ) : null}
      </dialog>
    </>
  )
}
