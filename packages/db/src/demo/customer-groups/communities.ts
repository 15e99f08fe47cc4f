import type { GroupStory } from './group-story.ts'

/** Clubs of a region with their member prices, students and teachers. */
export const communityGroups: readonly GroupStory[] = [
  {
    on: '2024-06-04',
    by: 'back_office',
    create: {
      name: 'Alpine Club Allgau',
      code: 'club-allgaeu',
      metadata: { region: 'DE-BY', discount_percent: 10, members: 1840, contact: 'Veronika Zeiler' },
    },
    later: [
      { on: '2024-06-05', by: 'back_office', update: { name: 'Alpenverein Allgäu' } },
      { on: '2025-06-03', by: 'crm_sync', merge: { members: 2015 } },
      { on: '2026-06-02', by: 'crm_sync', merge: { members: 2178 } },
    ],
  },
  {
    on: '2024-06-04',
    by: 'back_office',
    create: {
      name: 'Club alpin – Annecy et Haute-Savoie',
      code: 'club-annecy',
      metadata: { region: 'FR-74', discount_percent: 10, members: 2630, contact: 'Mathéo Gaillard' },
    },
    later: [
      { on: '2025-06-03', by: 'crm_sync', merge: { members: 2702 } },
      { on: '2026-04-14', by: 'back_office', merge: { contact: 'Élodie Fournier' } },
      { on: '2026-06-02', by: 'crm_sync', merge: { members: 2745 } },
    ],
  },
  {
    on: '2024-10-15',
    by: 'crm_sync',
    create: {
      name: 'Turlag Tromsø',
      code: 'club-tromso',
      reference: 'list-2298',
      reference_origin: 'hubspot',
      metadata: { region: 'NO-55', discount_percent: 10, members: 964, currency: 'NOK' },
    },
    later: [{ on: '2026-06-02', by: 'crm_sync', merge: { members: 1102 } }],
  },
  {
    on: '2025-03-26',
    by: 'back_office',
    create: {
      name: 'Club de montaña Pirineos',
      code: 'club-pirineos',
      metadata: { region: 'ES-AR', discount_percent: 8, members: 1310, contact: 'Nuria Abadía' },
    },
    later: [{ on: '2025-10-29', by: 'back_office', merge: { discount_percent: 10 } }],
  },
  {
    on: '2025-04-15',
    by: 'back_office',
    create: {
      name: 'Lakeland Fell Walkers',
      code: 'club-lakeland',
      metadata: { region: 'GB-CMA', discount_percent: 10, members: 720, currency: 'GBP' },
    },
    later: [
      { on: '2026-04-16', by: 'back_office', merge: { ships_from: 'Rotterdam', duties_included: true } },
    ],
  },
  {
    on: '2025-07-16',
    by: 'crm_sync',
    create: {
      name: 'Front Range Hiking Club',
      code: 'club-front-range',
      reference: 'list-2519',
      reference_origin: 'hubspot',
      metadata: { region: 'US-CO', discount_percent: 10, members: 3405, currency: 'USD', shops: ['Boulder'] },
    },
    later: [
      { on: '2025-09-09', by: 'crm_sync', update: { name: 'Front Range Hiking Collective' } },
      { on: '2026-06-02', by: 'crm_sync', merge: { members: 3980 } },
    ],
  },
  {
    on: '2024-08-26',
    by: 'back_office',
    create: {
      name: 'Students',
      code: 'students',
      metadata: { discount_percent: 10, verified_by: 'e-mail domain', domains: ['.edu', '.ac.uk'] },
    },
    later: [
      {
        on: '2025-08-18',
        by: 'back_office',
        update: { name: 'Students worldwide' },
        merge: { verified_by: 'student card', valid_days: 365 },
      },
      {
        on: '2025-08-27',
        by: 'crm_sync',
        update: { reference: 'seg-students', reference_origin: 'klaviyo' },
      },
      { on: '2026-08-17', by: 'back_office', merge: { discount_percent: 12 } },
    ],
  },
  {
    on: '2025-08-18',
    by: 'back_office',
    create: {
      name: 'Teachers and school classes',
      code: 'teachers',
      metadata: {
        discount_percent: 12,
        class_set: { pieces: 25, percent: 18.5 },
        verified_by: 'school e-mail',
      },
    },
  },
  {
    on: '2024-12-18',
    by: 'crm_sync',
    create: {
      name: 'Guides and instructors (imported)',
      code: null,
      reference: 'list-2401',
      reference_origin: 'hubspot',
      metadata: { duplicate_of: 'pro-guides', imported: true },
    },
    later: [
      { on: '2025-01-08', by: 'crm_sync', merge: { members: 214 } },
      { on: '2025-02-11', by: 'crm_sync', delete: true },
    ],
  },
]
