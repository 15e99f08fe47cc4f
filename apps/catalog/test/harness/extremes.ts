/** Nearly as much metadata as the service takes. */
const wideMetadata = Object.fromEntries(
  Array.from({ length: 190 }, (_, place) => [`key ${place}`, 'x'.repeat(320)]),
)

/** Customer groups at the edge of what there can be. */
export const extremes = {
  'a name of 255 characters without a space': { name: 'W'.repeat(255) },
  'a name of 255 characters with spaces': { name: 'Wide names '.repeat(24).slice(0, 254).concat('.') },
  'a name of emoji': { name: '👩‍👩‍👧‍👦🏳️‍🌈🫱🏽‍🫲🏿 '.repeat(8).trim() },
  'a name from right to left': { name: 'عملاء مميزون في الرياض والدمام ومكة المكرمة' },
  'metadata of 64 KiB': { name: 'Much metadata', metadata: wideMetadata },
} as const
