import type { Person } from "@/lib/privacy/suppress/person";

/** Of what persons say of themselves, what they say alike in both: a fact that was changed or taken out since is in neither. */
export function keepSaidAlike(now: readonly Person[], then: readonly Person[]): Person[] {
  const older = new Map(then.map((person) => [person.id, person]));
  return now.flatMap((person) => {
    const other = older.get(person.id);
    if (!other) return [];
    const attributes = keepAlike(person.attributes, other.attributes);
    const axes = keepAlike(person.axes, other.axes);
    return attributes.size + axes.size === 0 ? [] : [{ ...person, attributes, axes }];
  });
}

function keepAlike<Value>(now: ReadonlyMap<string, Value>, then: ReadonlyMap<string, Value>): Map<string, Value> {
  return new Map([...now].filter(([thing, value]) => then.get(thing) === value));
}
