import type { AttachmentStory } from './attachment-story.ts'
import { documentKinds, type DocumentKind, type DocumentKindName } from './document-kinds.ts'

/** A record and the documents that it has. */
export interface DocumentOwner {
  readonly of: readonly [type: string, name: string]
  /** As the documents call it. */
  readonly name: string
  /** The day on which the first editions were filed. */
  readonly since: string
  /** The day from which no edition came any more: the owner was closed, or destroyed and all of this with it. */
  readonly until?: string
  readonly documents: readonly DocumentKindName[]
}

/** The lives of all documents of the owners: each filed once, and replaced by every later edition. */
export function documentStories(owners: readonly DocumentOwner[]): readonly AttachmentStory[] {
  return owners.flatMap((owner) => owner.documents.map((kind) => documentStory(owner, documentKinds[kind])))
}

function documentStory(owner: DocumentOwner, kind: DocumentKind): AttachmentStory {
  const { since, until = '9999' } = owner
  const editions = kind.editions ?? [[since, '']]
  const first = editions.findLastIndex(([on]) => on <= since)
  const later = editions.slice(first + 1).filter(([on]) => on < until)
  const [, edition] = editions[first] ?? ['', '']
  return {
    on: since,
    by: kind.by,
    create: {
      ...editionOf(owner, kind, edition),
      description: kind.description,
      metadata: { document: kind.folder, ...(edition && { edition }) },
    },
    links: { attachable: owner.of },
    later: later.map(([on, next]) => ({
      on,
      by: kind.by,
      update: editionOf(owner, kind, next),
      merge: { edition: next },
    })),
  }
}

function editionOf(
  { of, name }: DocumentOwner,
  { folder, extension, ...kind }: DocumentKind,
  edition: string,
) {
  const file = [...of, edition].filter(Boolean).join('-')
  const slug = file
    .normalize('NFKD')
    .replaceAll(/[^A-Za-z0-9]+/g, '-')
    .toLowerCase()
  return {
    name: `${[kind.name, edition].filter(Boolean).join(' ')} – ${name}`,
    url: `https://files.example.com/${folder}/${slug}.${extension}`,
  }
}
