import { CodeXml } from 'lucide-react'
import { lazy, type ComponentProps } from 'react'
import type { RawView as View } from './raw-view.tsx'
import { SheetButton } from './sheet-button.tsx'

const RawView = lazy(() => import('./raw-view.tsx').then((module) => ({ default: module.RawView })))

/** Opens what the page asked of the API and what it was answered, as the wire has it. */
export function RawButton(props: ComponentProps<typeof View>) {
  return (
    <SheetButton label="API call" icon={CodeXml}>
      <RawView {...props} />
    </SheetButton>
  )
}
