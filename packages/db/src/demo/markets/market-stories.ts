import type { Mode } from '../organization.ts'
import type { MarketStory } from './market-story.ts'
import { privateMarkets } from './private-markets.ts'
import { publicMarkets } from './public-markets.ts'
import { sandboxMarkets } from './sandbox-markets.ts'

/** Every market of the demo. Their numbers follow from the order in which they were made. */
export const marketStories: Readonly<Record<Mode, readonly MarketStory[]>> = {
  live: [...publicMarkets, ...privateMarkets],
  test: sandboxMarkets,
}
