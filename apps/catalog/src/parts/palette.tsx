import { keepPreviousData, useQueries } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Command } from 'cmdk'
import { useDeferredValue, useState } from 'react'
import { useEnvironment } from '../data/environment.tsx'
import { listOptions } from '../data/queries.ts'
import { titleOf } from '../describe/fields.ts'
import { searchesFor } from '../describe/global-search.ts'
import { listedResources } from '../describe/listed-resources.ts'
import { modes } from '../describe/modes.ts'
import { labelOf, singularOf } from '../describe/words.ts'
import { useWayTo } from './elsewhere.ts'
import { modeMarks } from './mode-badge.tsx'
import { actionsFor, pageActions } from './page-actions.ts'
import { recentRecords } from './recent-records.ts'

/** Something to go to, or to do. */
interface Item {
  readonly key: string
  readonly label: string
  readonly detail: string
  readonly go: () => void
}

interface PaletteProps {
  readonly text: string
  readonly onText: (text: string) => void
  readonly onDone: () => void
}

/** Searches everything: what can be done on the page; records by name, e-mail, code, reference or id; pages. By keyboard alone. */
export function Palette({ text, onText, onDone }: PaletteProps) {
  const { items, isSearching } = useFound(text)
  const here = { heading: 'On this page', items: useActions(text) }
  const places = { heading: 'Go to', items: usePlaces(text) }
  // What a text means on the page is there at once; what it finds comes later and must not push itself before it.
  const groups =
    text.trim() === ''
      ? [{ heading: 'Recent', items }, here, places]
      : [here, { heading: 'Records', items }, places]
  const [chosen, setChosen] = useState('')
  // What was chosen may be gone with the text that found it; Enter then takes the first that is there.
  const keys = groups.flatMap((group) => group.items.map(({ key }) => key))
  const selected = keys.includes(chosen) ? chosen : (keys[0] ?? '')
  const act = (item: Item) => () => {
    onDone()
    item.go()
  }
  return (
    <Command
      label="Search everything"
      shouldFilter={false}
      loop
      className="palette"
      value={selected}
      onValueChange={setChosen}
    >
      <Command.Input
        className="palette-input"
        value={text}
        onValueChange={onText}
        placeholder="A name, an e-mail, a code, a reference or an id"
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- a dialog that was opened to type into; its content comes after showModal has chosen the focus
        autoFocus
      />
      <Command.List className="palette-list">
        {groups.map((group) => (
          <Group key={group.heading} {...group} act={act} />
        ))}
        <Command.Empty className="card-empty">{isSearching ? 'Searching …' : 'Nothing found.'}</Command.Empty>
      </Command.List>
      <output className="sr-only">{isSearching ? 'Searching' : `${items.length} records`}</output>
    </Command>
  )
}

interface GroupProps {
  readonly heading: string
  readonly items: readonly Item[]
  readonly act: (item: Item) => () => void
}

function Group({ heading, items, act }: GroupProps) {
  if (items.length === 0) return null
  return (
    <Command.Group heading={heading}>
      {items.map((item) => (
        <Command.Item key={item.key} value={item.key} onSelect={act(item)} className="palette-item">
          <span dir="auto" className="truncate">
            {item.label}
          </span>
          <span className="palette-detail">{item.detail}</span>
        </Command.Item>
      ))}
    </Command.Group>
  )
}

/** The records that a text finds; without a text those that were opened before. */
function useFound(text: string): { readonly items: readonly Item[]; readonly isSearching: boolean } {
  const sought = useDeferredValue(text)
  const { mode, reader } = useEnvironment()
  const navigate = useNavigate()
  const searches = searchesFor(sought)
  const results = useQueries({
    queries: searches.map(({ resource, query }) => ({
      ...listOptions(reader, resource, query),
      placeholderData: keepPreviousData,
    })),
  })
  const itemOf = (type: string, id: string, title: string): Item => ({
    key: `${type} ${id}`,
    label: title,
    detail: singularOf(type),
    go: () => void navigate({ to: '/$mode/$type/$id', params: { mode, type, id } }),
  })
  if (text === '') {
    const items = recentRecords(mode).map(({ type, id, title }) => itemOf(type, id, title))
    return { items, isSearching: false }
  }
  const items = results.flatMap(({ data }, index) => {
    const resource = searches[index]?.resource
    if (data === undefined || resource === undefined) return []
    return data.records.map((record) => itemOf(resource.type, record.id, titleOf(resource, record)))
  })
  return { items, isSearching: results.some(({ isFetching }) => isFetching) }
}

/** What can be done on the page, as far as the text names it. */
function useActions(text: string): readonly Item[] {
  const [actions] = useState(pageActions)
  return actionsFor(actions, text).map(({ label, act }) => ({
    key: `action ${label}`,
    label,
    detail: 'Action',
    go: act,
  }))
}

/** The pages whose name has the text, and the other environment. */
function usePlaces(text: string): readonly Item[] {
  const { mode } = useEnvironment()
  const navigate = useNavigate()
  const wayTo = useWayTo()
  const overview = {
    key: 'overview',
    label: 'Overview',
    detail: 'Page',
    go: () => void navigate({ to: '/$mode', params: { mode } }),
  }
  const lists = listedResources.map((resource) => ({
    key: `list ${resource.type}`,
    label: labelOf(resource.type),
    detail: 'List',
    go: () => void navigate({ to: '/$mode/$type', params: { mode, type: resource.type } }),
  }))
  const others = modes
    .filter((other) => other !== mode)
    .map((other) => ({
      key: `mode ${other}`,
      label: `Switch to ${modeMarks[other].label.toLowerCase()}`,
      detail: 'Environment',
      go: () => void navigate(wayTo(other)),
    }))
  const sought = text.trim().toLowerCase()
  return [overview, ...lists, ...others].filter(({ label }) => label.toLowerCase().includes(sought))
}
