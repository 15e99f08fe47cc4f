import { Download } from 'lucide-react'
import { lazy, type ComponentProps } from 'react'
import type { ExportView as View } from './export-view.tsx'
import { SheetButton } from './sheet-button.tsx'

const ExportView = lazy(() => import('./export-view.tsx').then((module) => ({ default: module.ExportView })))

/** Opens the way from a list to a file of all of it. */
export function ExportButton(props: ComponentProps<typeof View>) {
  return (
    <SheetButton label="Export" icon={Download}>
      <ExportView {...props} />
    </SheetButton>
  )
}
