import { fileURLToPath } from 'node:url'
import ts from 'typescript'

interface Hover {
  readonly text: string
  readonly about: string
}

interface Editor {
  /** What the compiler finds wrong. */
  readonly faults: readonly string[]
  readonly hover: (at: string) => Hover
  /** What is offered behind a text. */
  readonly offers: (behind: string) => readonly string[]
}

/** What an editor shows of a file of this folder that exists nowhere: `hover` and `offers` are where the cursor is. */
export function openEditor(source: string): Editor {
  const folder = fileURLToPath(new URL('../', import.meta.url))
  const file = `${folder}src/use.ts`
  const { config } = ts.readConfigFile(`${folder}tsconfig.json`, (name) => ts.sys.readFile(name))
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, folder)
  const read = (name: string) => (name === file ? source : ts.sys.readFile(name))
  const service = ts.createLanguageService({
    getCompilationSettings: () => ({ ...options, noUnusedLocals: false }),
    getCurrentDirectory: () => folder,
    getDefaultLibFileName: ts.getDefaultLibFilePath,
    getScriptFileNames: () => [file],
    getScriptVersion: () => '1',
    getScriptSnapshot: (name) => {
      const text = read(name)
      return text === undefined ? undefined : ts.ScriptSnapshot.fromString(text)
    },
    fileExists: (name) => name === file || ts.sys.fileExists(name),
    readFile: read,
    realpath: (name) => ts.sys.realpath?.(name) ?? name,
  })
  return {
    faults: service
      .getSemanticDiagnostics(file)
      .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, ' ')),
    hover: (at) => {
      const found = service.getQuickInfoAtPosition(file, source.indexOf(at))
      return {
        text: ts.displayPartsToString(found?.displayParts),
        about: ts.displayPartsToString(found?.documentation),
      }
    },
    offers: (behind) => {
      const found = service.getCompletionsAtPosition(file, source.indexOf(behind) + behind.length, {})
      return (found?.entries ?? []).map(({ name }) => name)
    },
  }
}
