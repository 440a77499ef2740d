import type { PersonaContent } from "./digest";

/**
 * What a version changed of the one before, in phrases for a list: "the headline", "2 preferences added, 1 taken out".
 * A changed entry counts as one taken out and one added. O(entries).
 */
export function describeChanges(before: PersonaContent, after: PersonaContent): string[] {
  const fields = [
    ["name", "the name"],
    ["shortName", "the short name"],
    ["headline", "the headline"],
    ["description", "the description"],
  ] as const;
  const lists = [
    ["attribute", before.attributes as unknown[], after.attributes as unknown[]],
    ["preference", before.preferences.map(namePreference), after.preferences.map(namePreference)],
    ["event", before.history.map(nameEvent), after.history.map(nameEvent)],
    ["criterion", before.rubric.map(nameCriterion), after.rubric.map(nameCriterion)],
  ] as const;
  return [
    ...fields.flatMap(([field, words]) => (before[field] === after[field] ? [] : [words])),
    ...lists.flatMap(([noun, one, other]) => describeList(noun, one, other)),
  ];
}

type Noun = "attribute" | "preference" | "event" | "criterion";

const plurals: Readonly<Record<Noun, string>> = {
  attribute: "attributes",
  preference: "preferences",
  event: "events",
  criterion: "criteria",
};

function describeList(noun: Noun, before: readonly unknown[], after: readonly unknown[]): string[] {
  const one = before.map((entry) => JSON.stringify(entry));
  const other = after.map((entry) => JSON.stringify(entry));
  const added = other.filter((entry) => !one.includes(entry)).length;
  const removed = one.filter((entry) => !other.includes(entry)).length;
  const count = (number: number) => `${number} ${number === 1 ? noun : plurals[noun]}`;
  if (added > 0 && removed > 0) return [`${count(added)} added, ${removed} taken out`];
  if (added > 0) return [`${count(added)} added`];
  if (removed > 0) return [`${count(removed)} taken out`];
  return one.join() === other.join() ? [] : [`the order of the ${plurals[noun]}`];
}

const namePreference = (p: PersonaContent["preferences"][number]) => [p.aspect, p.isLiked, p.label, p.value, p.weight];
const nameEvent = (h: PersonaContent["history"][number]) => [h.happenedOn.toISOString(), h.action, h.text, h.image];
const nameCriterion = (r: PersonaContent["rubric"][number]) => [r.criterion, r.importance];
