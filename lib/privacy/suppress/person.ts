import type { Rung } from "./ladder";

/** What somebody lets be published of themselves, as they told it. */
export interface Person {
  /** Whatever tells them apart, a pseudonym for one. */
  readonly id: string;
  /** What is declared of them, label to value: what others may know as well, and find them by. */
  readonly attributes: ReadonlyMap<string, string>;
  /** Their taste, axis to one of the five places of `coarsenPlace`: what nobody is to learn by finding them. */
  readonly axes: ReadonlyMap<string, number>;
}

/** What is published of somebody; what is not named is not published. */
export interface Published {
  readonly person: Person;
  readonly attributes: ReadonlyMap<string, Rung>;
  readonly axes: ReadonlyMap<string, Rung>;
}

/** Rungs as text that is equal where they are. */
export function describeRungs(rungs: ReadonlyMap<string, Rung>): string {
  const sorted = [...rungs].toSorted(([one], [other]) => (one < other ? -1 : 1));
  return JSON.stringify(sorted.map(([thing, { value }]) => [thing, value]));
}
