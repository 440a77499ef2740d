import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { foldText } from "../../fold";
import { redactTogether } from "../../redact";

/** `practice-1` to `practice-4` were written later than the two halves, each measured before anything was tuned on it. */
export type Half = "tuning" | "counted" | "practice-1" | "practice-2" | "practice-3" | "practice-4";

interface Planted {
  readonly id: string;
  readonly language: string;
  readonly kind: string;
  readonly text: string;
  readonly planted: readonly string[];
}
interface Clean {
  readonly id: string;
  readonly language: string;
  readonly text: string;
}

/** Of a group of planted texts: how many strings there are, how many get through, and how many texts are held. */
export interface PlantedFigures {
  texts: number;
  strings: number;
  leaked: number;
  held: number;
}
/** Of a group of clean texts: how many are published in other words than written, and how many are held. */
export interface CleanFigures {
  texts: number;
  altered: number;
  held: number;
}

/** Numbers only: what a half says is for nobody to read who tunes the recognizers. */
export interface HalfFigures {
  readonly kinds: ReadonlyMap<string, PlantedFigures>;
  readonly languages: ReadonlyMap<string, PlantedFigures>;
  readonly clean: ReadonlyMap<string, CleanFigures>;
}

/** What may be guessed at most now and then; every other kind has a form and must not get through at all. */
export const uncertainKinds: ReadonlySet<string> = new Set(["name", "address"]);
const numberKinds = new Set(["phone", "iban", "card", "national_id", "coordinates", "birth_date", "ipv4", "mac"]);

export function readHalf(half: Half): { planted: Planted[]; clean: Clean[] } {
  const folder = join(import.meta.dirname, half);
  const files = readdirSync(folder).map((name) => JSON.parse(readFileSync(join(folder, name), "utf8")));
  return { planted: files.flatMap((file) => file.planted), clean: files.flatMap((file) => file.clean) };
}

/** The planted strings of a text that get through: as written, in other case, folded, and of numbers their digits alone. */
export function leaksOf({ kind, text, planted }: Planted): { leaked: string[]; isHeld: boolean } {
  const [result] = redactTogether([text]).texts;
  const published = result?.text ?? null;
  if (published === null) return { leaked: [], isHeld: true };
  const bare = published.replace(/\[[A-Z_]+_\d+\]/g, "|");
  const leaked = planted.filter((string) => {
    if (bare.includes(string) || bare.toLowerCase().includes(string.toLowerCase())) return true;
    if (fold(bare).includes(fold(string))) return true;
    const digits = digitsOf(string);
    return numberKinds.has(kind) && digits.length >= 5 && digitsOf(bare).includes(digits);
  });
  return { leaked, isHeld: false };
}

function fold(text: string): string {
  return foldText(text).text.normalize("NFKC").toLowerCase();
}

/** Digits with a mark where a placeholder stands, so that what is beside it does not join. */
function digitsOf(text: string): string {
  return fold(text).replace(/[^\d|]/g, "");
}

export function measureHalf(half: Half): HalfFigures {
  const { planted, clean } = readHalf(half);
  const kinds = new Map<string, PlantedFigures>();
  const languages = new Map<string, PlantedFigures>();
  for (const text of planted) {
    const { leaked, isHeld } = leaksOf(text);
    for (const [groups, name] of [
      [kinds, text.kind],
      [languages, text.language],
    ] as const) {
      const figures = groups.get(name) ?? { texts: 0, strings: 0, leaked: 0, held: 0 };
      groups.set(name, figures);
      figures.texts += 1;
      figures.strings += text.planted.length;
      figures.leaked += leaked.length;
      figures.held += isHeld ? 1 : 0;
    }
  }
  const cleanFigures = new Map<string, CleanFigures>();
  for (const { language, text } of clean) {
    const figures = cleanFigures.get(language) ?? { texts: 0, altered: 0, held: 0 };
    cleanFigures.set(language, figures);
    figures.texts += 1;
    const [result] = redactTogether([text]).texts;
    if (result?.text === null) figures.held += 1;
    else if (result?.text !== text) figures.altered += 1;
  }
  return { kinds, languages, clean: cleanFigures };
}
