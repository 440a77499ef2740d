import { plainWords } from "./word-match";

/** The form of a text, whatever it says. */
export interface TextStyle {
  /** Unicode code points of the text as written (NFC, line ends counted once), without blank ends. Code and marks count: they are seen. */
  readonly characters: number;
  readonly words: number;
  /** Headings with a text, whether marked with # or underlined. */
  readonly headers: number;
  /** Items of lists, numbered or not, at every depth. */
  readonly listItems: number;
  /** Stretches of bold, wherever they stand. */
  readonly boldRuns: number;
}

/**
 * Measures the form of a Markdown text, as its readers see it.
 *
 * Follows CommonMark as far as counting needs it: marks in code blocks, code spans and behind a backslash are none, a rule of stars or dashes is
 * no list, and a number that happens to begin a line within a paragraph is no item. Simpler than CommonMark: emphasis looks at
 * blanks and, for underscores, at letters beside it, not at punctuation; HTML is text. Linear but for pathological rows of backticks.
 *
 * @see CommonMark 0.31.2, spec.commonmark.org; Li, Angelopoulos and Chiang (2024), Does style matter?, lmsys.org, for the choice
 */
export function measureTextStyle(markdown: string): TextStyle {
  const text = markdown.normalize("NFC").replace(/\r\n?/g, "\n");
  return { characters: codePoints(text.trim()), words: plainWords(text).length, ...countMarks(text.split("\n")) };
}

/** An open code block: its fence, and in how many quotations it stands. */
interface Fence {
  readonly mark: string;
  readonly depth: number;
}

const itemMark = /^[ \t]*(?:[-*+]|(\d{1,9})[.)])[ \t]+(?=\S)/;
const rule = /^[ \t]*(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$/;
const underline = /^ {0,3}(?:=+|-+)[ \t]*$/;
const heading = /^ {0,3}#{1,6}[ \t]+(?!#*[ \t]*$)/;
/** A fence of backticks has none behind it; otherwise it is a code span. */
const fenceStart = /^[ \t]*(`{3,}(?!.*`)|~{3,})/;

function countMarks(lines: readonly string[]): Pick<TextStyle, "headers" | "listItems" | "boldRuns"> {
  const counts = { headers: 0, listItems: 0, boldRuns: 0 };
  let fence: Fence | null = null;
  /** Lines of the open paragraph or item. */
  let open: string[] = [];
  let openDepth = 0;
  let isPlain = false;
  let isInList = false;
  const close = () => {
    counts.boldRuns += countBold(open.join("\n"));
    open = [];
    isPlain = false;
  };
  for (const whole of lines) {
    const { line: quoted, depth } = withoutQuotes(whole, fence?.depth);
    if (fence !== null && depth === fence.depth) {
      if (closesFence(quoted, fence.mark)) fence = null;
      continue;
    }
    // A block ends with the quotation it stands in.
    fence = null;
    let line = quoted;
    if (line.trim() === "") {
      close();
      continue;
    }
    // A line may leave a quotation and still go on with its paragraph, but not come into one.
    if (depth > openDepth) close();
    if (isPlain && depth === openDepth && underline.test(line)) {
      counts.headers += 1;
      close();
      continue;
    }
    if (rule.test(line)) {
      close();
      continue;
    }
    const isIndented = /^(?: {4}|\t)/.test(line);
    if (isIndented && !isInList && open.length === 0) continue;
    for (let item = itemMark.exec(line); item !== null; item = itemMark.exec(line)) {
      // Within a paragraph only 1 begins a list: a line may well begin with the year 1986.
      if (isPlain && depth === openDepth && item[1] !== undefined && Number(item[1]) !== 1) break;
      close();
      counts.listItems += 1;
      isInList = true;
      line = line.slice(item[0].length);
      // What follows on the line is the item's, however it continues.
      open = [""];
      openDepth = depth;
    }
    const start = fenceStart.exec(line);
    if (start !== null) {
      close();
      fence = { mark: start[1]!, depth };
      continue;
    }
    if (heading.test(line)) {
      close();
      counts.headers += 1;
      counts.boldRuns += countBold(line);
      continue;
    }
    if (open.length === 0) {
      openDepth = depth;
      isPlain = true;
      isInList &&= /^[ \t]/.test(line);
    }
    open.push(line);
  }
  close();
  return counts;
}

/** A line without the marks of quotations before it, at most so many, and how many those were. */
function withoutQuotes(whole: string, most = Number.POSITIVE_INFINITY): { line: string; depth: number } {
  let line = whole;
  let depth = 0;
  for (let mark = /^ {0,3}> ?/.exec(line); mark !== null && depth < most; mark = /^ {0,3}> ?/.exec(line)) {
    line = line.slice(mark[0].length);
    depth += 1;
  }
  return { line, depth };
}

function closesFence(line: string, mark: string): boolean {
  const fence = line.trim();
  return fence.length >= mark.length && fence === mark[0]!.repeat(fence.length);
}

/** Pairs of runs of at least two stars or underscores, of which the first stands before something and the second behind something. */
function countBold(text: string): number {
  let count = 0;
  const isOpen = { "*": false, _: false };
  const unclosed = new Set<number>();
  for (let at = 0; at < text.length; ) {
    const character = text[at]!;
    if (character === "\\") {
      at += 2;
    } else if (character === "`") {
      const run = runLength(text, at);
      at = unclosed.has(run) ? at + run : endOfCode(text, at, run, unclosed);
    } else if (character === "*" || character === "_") {
      const run = runLength(text, at);
      const isWord = (neighbor: string | undefined) =>
        character === "_" && neighbor !== undefined && /[\p{L}\p{N}_]/u.test(neighbor);
      const isBlank = (neighbor: string | undefined) => neighbor === undefined || /\s/.test(neighbor);
      const [before, after] = [text[at - 1], text[at + run]];
      if (run >= 2 && isOpen[character] && !isBlank(before) && !isWord(after)) {
        count += 1;
        isOpen[character] = false;
      } else if (run >= 2 && !isBlank(after) && !isWord(before)) {
        isOpen[character] = true;
      }
      at += run;
    } else {
      at += 1;
    }
  }
  return count;
}

/** Behind the code span that a run of backticks opens, or behind the run if nothing closes it. */
function endOfCode(text: string, from: number, run: number, unclosed: Set<number>): number {
  for (let at = text.indexOf("`", from + run); at >= 0; ) {
    const length = runLength(text, at);
    if (length === run) return at + run;
    at = text.indexOf("`", at + length);
  }
  unclosed.add(run);
  return from + run;
}

function runLength(text: string, from: number): number {
  let to = from + 1;
  while (text[to] === text[from]) to += 1;
  return to - from;
}

function codePoints(text: string): number {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}
