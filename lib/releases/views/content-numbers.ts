import type { OutputContent, TaskContent } from "./content";
import type { NewContents } from "./judged-content";

/** Characters of contents that are numbered before the numbers begin anew. */
const numberedCharacters = 8_000_000;

/** Numbers for the contents of a page. */
interface PageNumbers {
  /** Those that were new to it, to be handed over with it. */
  readonly contents: NewContents;
  ofTask(content: TaskContent): number;
  ofOutput(content: OutputContent): number;
}

/**
 * Numbers contents that are handed over once and named often. Memory is bound by 8 million characters and a page.
 *
 * @returns begins a page
 */
export function numberContents(): { begin(): PageNumbers } {
  let tasks = new Map<TaskContent, number>();
  let outputs = new Map<OutputContent, number>();
  let characters = Number.POSITIVE_INFINITY;

  function numberIn<Content extends { readonly text: string | null }>(
    known: Map<Content, number>,
    fresh: Content[],
    content: Content,
  ): number {
    const number = known.get(content);
    if (number !== undefined) return number;
    characters += content.text?.length ?? 0;
    known.set(content, known.size);
    fresh.push(content);
    return known.size - 1;
  }

  return {
    begin() {
      const areFirst = characters > numberedCharacters;
      if (areFirst) {
        tasks = new Map();
        outputs = new Map();
        characters = 0;
      }
      const contents = { areFirst, tasks: [] as TaskContent[], outputs: [] as OutputContent[] };
      return {
        contents,
        ofTask: (content) => numberIn(tasks, contents.tasks, content),
        ofOutput: (content) => numberIn(outputs, contents.outputs, content),
      };
    },
  };
}
