import type { Attribute, BoardInput } from "../input/queries";
import type { SelectedVotes } from "../input/vote-memory";

/** A way to part votes into groups that may have boards of their own. */
export interface Grouping {
  /** `persona`, `attribute:age`, `annotator:fan`. */
  readonly by: string;
  readonly label: string;
  readonly groups: readonly { readonly key: string; readonly name: string }[];
  /** Index into `groups` of each vote; −1 for those of no group. */
  readonly group: Int32Array;
  /** Groups left out, since too few people are in them. */
  readonly hidden: number;
}

/** A label with more values than this parts the votes too finely. */
const mostValues = 12;
/** So many labels are looked at, in alphabetical order: each costs a fit and a test. */
const mostLabels = 6;
/** Annotators of a segment, at least: fewer could be recognized, and are no group. */
export const leastAnnotators = 10;

/** Votes by the described person that outputs were made for. */
export function groupByPersona(selected: SelectedVotes, { personaNames }: BoardInput): Grouping {
  const ids = [...personaNames.keys()];
  const places = new Map(ids.map((id, place) => [id, place]));
  return {
    by: "persona",
    label: "Persona",
    groups: ids.map((id) => ({ key: `persona:${personaNames.get(id)!.slug}`, name: personaNames.get(id)!.name })),
    group: byOutput(selected, ({ personaId }) => places.get(personaId) ?? -1),
    hidden: 0,
  };
}

/**
 * Votes by what is declared of the personas: one way for each label that has several values, and one of them for several personas (else it
 * would part as personas do). Where all values of a label are whole numbers, they go by tens. A vote has the attributes of the version that its
 * outputs were made for.
 */
export function groupByPersonaAttributes(selected: SelectedVotes, { personaAttributes }: BoardInput): Grouping[] {
  const versions = new Set(selected.outputs.map(({ personaVersionId }) => personaVersionId));
  const known = [...personaAttributes].filter(([id]) => versions.has(id));
  return labelsOf(known).flatMap(({ label, valueById, values }) => {
    if (values.length < 2 || values.length > mostValues || values.length >= valueById.size) return [];
    const places = placesOf(valueById, values);
    return [
      {
        by: `attribute:${keyWord(label)}`,
        label,
        groups: groupsOf("attribute", label, values),
        group: byOutput(selected, ({ personaVersionId }) => places.get(personaVersionId) ?? -1),
        hidden: 0,
      },
    ];
  });
}

/** Votes by what is declared of who cast them. Values with fewer than ten annotators among these votes are not shown. */
export function groupByAnnotatorAttributes(selected: SelectedVotes, { annotatorAttributes }: BoardInput): Grouping[] {
  const { voter, voters, length } = selected.comparisons;
  const hasVoted = new Uint8Array(voters.length);
  for (let at = 0; at < length; at += 1) if (voter[at]! >= 0) hasVoted[voter[at]!] = 1;
  const known = voters.flatMap((id, place) => {
    const attributes = hasVoted[place] === 1 ? annotatorAttributes.get(id) : undefined;
    return attributes ? [[id, attributes] as const] : [];
  });
  return labelsOf(known).flatMap(({ label, valueById, values }) => {
    const sizes = new Map<string, number>();
    for (const value of valueById.values()) sizes.set(value, (sizes.get(value) ?? 0) + 1);
    const shown = values.filter((value) => sizes.get(value)! >= leastAnnotators);
    if (shown.length > mostValues) return [];
    // What cannot be compared is still said: how many groups are held back.
    if (shown.length < 2) {
      const hidden = values.length - shown.length;
      const none = {
        by: `annotator:${keyWord(label)}`,
        label,
        groups: [],
        group: new Int32Array(length).fill(-1),
        hidden,
      };
      return hidden > 0 ? [none] : [];
    }
    const places = placesOf(valueById, shown);
    const ofVoter = Int32Array.from(voters, (id) => places.get(id) ?? -1);
    return [
      {
        by: `annotator:${keyWord(label)}`,
        label,
        groups: groupsOf("annotator", label, shown),
        group: Int32Array.from({ length }, (_, at) => (voter[at]! < 0 ? -1 : ofVoter[voter[at]!]!)),
        hidden: values.length - shown.length,
      },
    ];
  });
}

interface Label {
  readonly label: string;
  readonly valueById: ReadonlyMap<string, string>;
  readonly values: readonly string[];
}

/** The labels with the value of everybody who has one, in alphabetical order. */
function labelsOf(known: readonly (readonly [string, readonly Attribute[]])[]): Label[] {
  const byLabel = new Map<string, Map<string, string>>();
  for (const [id, attributes] of known) {
    for (const { label, value } of attributes) {
      const values = byLabel.get(label) ?? new Map<string, string>();
      byLabel.set(label, values.set(id, value));
    }
  }
  const usable = [...byLabel].filter(([label]) => keyWord(label) !== "");
  return usable
    .sort(([one], [other]) => one.localeCompare(other, "en"))
    .slice(0, mostLabels)
    .map(([label, valueById]) => {
      const coarse = byTens(valueById);
      const values = [...new Set(coarse.values())].filter((value) => keyWord(value) !== "");
      return { label, valueById: coarse, values: values.sort((one, other) => one.localeCompare(other, "en")) };
    });
}

function byTens(valueById: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  if (![...valueById.values()].every((value) => /^\d{1,3}$/.test(value))) return valueById;
  const band = (value: string) => {
    const from = Math.floor(Number(value) / 10) * 10;
    return `${from}–${from + 9}`;
  };
  return new Map([...valueById].map(([id, value]) => [id, band(value)]));
}

function placesOf(valueById: ReadonlyMap<string, string>, values: readonly string[]): Map<string, number> {
  const places = new Map(values.map((value, place) => [value, place]));
  return new Map([...valueById].map(([id, value]) => [id, places.get(value) ?? -1]));
}

/** Two values that look alike in a key have numbers behind them. */
function groupsOf(kind: string, label: string, values: readonly string[]): { key: string; name: string }[] {
  const used = new Map<string, number>();
  return values.map((name) => {
    const word = `${kind}:${keyWord(label)}.${keyWord(name)}`;
    const times = (used.get(word) ?? 0) + 1;
    used.set(word, times);
    return { key: times === 1 ? word : `${word}-${times}`, name };
  });
}

/** A text in the letters of a key: `Works as` is `works-as`. */
function keyWord(text: string): string {
  const plain = text.normalize("NFKD").replaceAll(/\p{M}/gu, "").toLowerCase();
  return plain
    .replaceAll(/[^a-z0-9]+/g, "-")
    .slice(0, 60)
    .replaceAll(/^-|-$/g, "");
}

function byOutput(
  { leftOutput, outputs }: SelectedVotes,
  groupOf: (output: SelectedVotes["outputs"][number]) => number,
): Int32Array {
  const ofOutput = Int32Array.from(outputs, groupOf);
  return leftOutput.map((output) => ofOutput[output]!);
}
