import type { Cursors, PagedList } from './cursors.ts'

/** Cursors that everybody can read, for tests: `at_["VIP","id"]_of_/gadgets?sort=name`. */
export const plainCursors: Cursors = {
  write: (list, place) => `at_${JSON.stringify(place)}${endOf(list)}`,
  read: (list, cursor) =>
    cursor.startsWith('at_') && cursor.endsWith(endOf(list))
      ? JSON.parse(cursor.slice('at_'.length, -endOf(list).length))
      : undefined,
}

function endOf({ url, selection }: PagedList): string {
  return `_of_${url.replace(/^.*\/api/, '')}?${selection}`
}
