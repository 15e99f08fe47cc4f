import { exactNumber } from '@cohort/schema'
import type { GroupStory } from './group-story.ts'

/** Legal values that are hard to store, to sort, to search or to show: each name says what it is there for, or is it. */
export const sandboxOddities: readonly GroupStory[] = [
  {
    on: '2025-01-30',
    by: 'qa_suite',
    create: { name: '🏔️ Summit crew 👩‍🚒👨🏽‍🌾🇨🇭', code: 'emoji', metadata: { '🏷️': ['⛺', '🥾', '🧗🏿‍♀️'] } },
  },
  {
    on: '2025-01-30',
    by: 'qa_suite',
    create: {
      name: 'Ærlig Østfold, Île-de-France, Łódź, İstanbul, Straße, Ñuñoa',
      code: 'accents',
      metadata: { größe: 'größer', prénom: 'Zoë' },
    },
  },
  {
    on: '2025-01-30',
    by: 'qa_suite',
    create: { name: 'Cafe\u0301 cre\u0300me (accents as marks of their own)', code: 'accents-combining' },
    later: [{ on: '2025-02-06', by: 'qa_suite', merge: { same_as: 'Café crème' } }],
  },
  {
    on: '2025-01-30',
    by: 'qa_suite',
    create: {
      name: 'عملاء الجملة – دبي (٢٠٢٦)',
      code: 'rtl-arabic',
      metadata: { المنطقة: 'الشرق الأوسط', discount_percent: 12.5 },
    },
  },
  {
    on: '2025-01-30',
    by: 'qa_suite',
    create: { name: 'VIP לקוחות סיטונאיים Tel Aviv', code: 'rtl-mixed', reference: 'אבג-123' },
  },
  {
    on: '2025-01-30',
    by: 'qa_suite',
    create: { name: '東京ポップアップストアのお客様', code: 'cjk', metadata: { 地域: '関東', 人数: 128 } },
  },
  {
    on: '2025-02-04',
    by: 'qa_suite',
    create: {
      name: 'The longest name that there may be'.padEnd(255, ', and so on'),
      code: 'ABCDEFGHIJKLMNOPQRSTUVWXY',
      reference: 'reference-of-255-characters'.padEnd(255, '-0123456789'),
      reference_origin: 'a system with an unusually long name of its own',
    },
  },
  {
    on: '2025-02-04',
    by: 'qa_suite',
    create: {
      name: 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft'.repeat(3),
      code: 'no-break',
    },
  },
  {
    on: '2025-02-04',
    by: 'qa_suite',
    create: { name: 'x', code: 'x' },
    later: [{ on: '2026-02-10', by: 'qa_suite', update: { name: 'X', code: 'X' } }],
  },
  {
    on: '2025-02-04',
    by: 'qa_suite',
    create: { name: '  Spaces around, and\ttabs,\nand a second line  ', code: 'white-space' },
  },
  {
    on: '2025-02-04',
    by: 'qa_suite',
    create: { name: 'No code, no reference', code: null },
  },
  {
    on: '2025-02-04',
    by: 'qa_suite',
    create: { name: 'Had a code once', code: 'once' },
    later: [
      { on: '2025-02-05', by: 'qa_suite', update: { code: null } },
      { on: '2025-02-11', by: 'qa_suite', update: { code: 'twice' } },
      { on: '2025-02-12', by: 'qa_suite', update: { code: null } },
    ],
  },
  {
    on: '2025-02-04',
    by: 'qa_suite',
    create: { name: 'Same name', code: 'same-1', metadata: { copy: 1 } },
  },
  {
    on: '2025-02-05',
    by: 'qa_suite',
    create: { name: 'Same name', code: null, metadata: { copy: 2 } },
  },
  {
    on: '2025-02-12',
    by: 'qa_suite',
    create: { name: 'Code in small letters', code: 'vip', metadata: { tier: 'vip' } },
  },
  {
    on: '2025-02-12',
    by: 'qa_suite',
    create: { name: 'Code in capitals', code: 'VIP', metadata: { tier: 'VIP' } },
  },
  {
    on: '2025-02-12',
    by: 'qa_suite',
    create: {
      name: 'null',
      code: 'null',
      reference: 'undefined',
      reference_origin: '',
      metadata: { null: null },
    },
  },
  {
    on: '2025-02-12',
    by: 'qa_suite',
    create: {
      name: '0',
      code: '0',
      reference: '',
      metadata: { zero: 0, false: false, empty: '', nothing: null },
    },
  },
  {
    on: '2025-02-12',
    by: 'qa_suite',
    create: { name: '100% wool_blend \\ literally', code: '-_-', reference: '%_%' },
  },
  {
    on: '2025-02-18',
    by: 'qa_suite',
    create: {
      name: '<b>Bold</b> & "quoted" <script>alert(1)</script>',
      code: 'markup',
      metadata: { html: '<img src=x onerror=alert(1)>', entity: '&amp;' },
    },
  },
  {
    on: '2025-02-18',
    by: 'qa_suite',
    create: { name: '=HYPERLINK("https://example.com";"click")', code: 'formula', reference: '+1-1' },
  },
  {
    on: '2025-02-18',
    by: 'qa_suite',
    create: {
      name: "Robert'); DROP TABLE customer_groups;--",
      code: 'bobby',
      metadata: { "'; --": '$1', '${name}': '{{name}}' },
    },
  },
  {
    on: '2025-02-25',
    by: 'qa_suite',
    create: {
      name: 'Numbers with all their digits',
      code: 'numbers',
      metadata: {
        price: exactNumber('19.90'),
        ledger: exactNumber('9007199254740993'),
        pi: exactNumber('3.14159265358979323846264338327950288'),
        tiny: 0.000001,
        negative: -273.15,
        large: 6.02214076e23,
      },
    },
    later: [{ on: '2025-06-24', by: 'qa_suite', merge: { price: exactNumber('21.50') } }],
  },
  {
    on: '2025-02-25',
    by: 'qa_suite',
    create: { name: '32 levels deep', code: 'deep', metadata: nested(32) },
  },
  {
    on: '2025-02-25',
    by: 'qa_suite',
    create: {
      name: '200 keys',
      code: 'wide',
      metadata: Object.fromEntries(
        Array.from({ length: 200 }, (_, index) => [
          `attribute_${String(index + 1).padStart(3, '0')}`,
          index * 1.5,
        ]),
      ),
    },
  },
  {
    on: '2025-02-25',
    by: 'qa_suite',
    create: {
      name: 'Keys that look like a query',
      code: 'keys',
      metadata: { 'a.b': 1, 'a[b]': 2, 'a b': 3, '': 4, tier_eq: 'gold', constructor: 5, a: { b: 6 } },
    },
    later: [
      {
        on: '2026-11-16',
        by: 'qa_suite',
        update: {
          metadata: {
            sizes: [
              { eu: 42, us: 9.5 },
              { eu: 43, us: 10 },
            ],
            matrix: [
              [1, 2],
              [3, 4],
            ],
          },
        },
      },
      {
        on: '2026-11-20',
        by: 'qa_suite',
        update: {
          metadata: {
            sizes: [
              { eu: 43, us: 10 },
              { eu: 42, us: 9.5 },
            ],
            matrix: [
              [1, 2],
              [3, 5],
            ],
          },
        },
      },
    ],
  },
]

/** `{"level": 1, "next": {"level": 2, …}}` */
function nested(levels: number, level = 1): Record<string, unknown> {
  return level === levels ? { level } : { level, next: nested(levels, level + 1) }
}
