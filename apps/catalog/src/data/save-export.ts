import type { ExportStream } from '@cohort/client'
import type { ExportFormatName } from '@cohort/jsonapi'

declare global {
  interface Window {
    /** Where the browser can write into a file that the viewer chooses; not in every browser. */
    showSaveFilePicker?: (options: { readonly suggestedName: string }) => Promise<FileSystemFileHandle>
  }
}

/** Where an export is saved, chosen before it begins. */
export type SavePlace = (bytes: ReadableStream<Uint8Array<ArrayBuffer>>, signal: AbortSignal) => Promise<void>

/**
 * Asks the viewer for a place, where the browser can write to one: then an export of any size passes through. Elsewhere it is
 * collected and handed over as a download. Throws an AbortError when the viewer chose none.
 */
export async function chooseSavePlace(suggestedName: string): Promise<SavePlace> {
  if (window.showSaveFilePicker === undefined) return (bytes) => download(bytes, suggestedName)
  const file = await window.showSaveFilePicker({ suggestedName })
  return async (bytes, signal) => bytes.pipeTo(await file.createWritable(), { signal })
}

/** A spreadsheet takes a CSV for UTF-8 when it begins with this. */
const byteOrderMark = new Uint8Array([0xef, 0xbb, 0xbf])

/** The bytes of a file, each told as it comes by. */
export function watchedBytes(
  { bytes }: ExportStream,
  format: ExportFormatName,
  onBytes: (chunk: Uint8Array) => void,
): ReadableStream<Uint8Array<ArrayBuffer>> {
  return bytes.pipeThrough(
    new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
      start: (controller) => {
        if (format === 'csv') controller.enqueue(byteOrderMark)
      },
      transform: (chunk, controller) => {
        onBytes(chunk)
        controller.enqueue(chunk)
      },
    }),
  )
}

async function download(bytes: ReadableStream<Uint8Array<ArrayBuffer>>, name: string): Promise<void> {
  const url = URL.createObjectURL(await new Response(bytes).blob())
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  // The browser has begun to read it by the next turn.
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}
