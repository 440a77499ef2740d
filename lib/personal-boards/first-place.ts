import type { PersonalSystem } from "./schema";

/** Who is first for me and for everyone, and whether my votes say so. */
interface FirstPlace {
  readonly mine: string;
  readonly everyone: string;
  /** Whether my votes put it there: they raised mine, or lowered everyone's, by more than chance does. Else all of it may be everyone's. */
  readonly isTold: boolean;
}

/**
 * The first place of a reading. Few votes leave every rating near everyone's, so that being first there says nothing of the annotator by itself.
 * Pure.
 *
 * @param systems by my rating, the highest first; at least one
 */
export function findFirst(systems: readonly PersonalSystem[]): FirstPlace {
  const mine = systems[0]!;
  const everyone = systems.reduce((best, row) => (row.everyone.rating > best.everyone.rating ? row : best));
  const isTold = mine.difference.low > 0 || (mine !== everyone && everyone.difference.high < 0);
  return { mine: mine.name, everyone: everyone.name, isTold };
}

/** The first place in a sentence or two; a name is given to chance where nothing more is behind it. */
export function sayFirst(systems: readonly PersonalSystem[]): string {
  const { mine, everyone, isTold } = findFirst(systems);
  if (isTold) {
    return mine === everyone
      ? `You put ${mine} first, as everyone does.`
      : `You put ${mine} first, everyone ${everyone}.`;
  }
  const untold = `Your votes do not yet say other than everyone's: ${everyone} first.`;
  return mine === everyone ? untold : `${untold} That ${mine} is above it here is within what chance does.`;
}
