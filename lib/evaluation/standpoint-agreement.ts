/** Verdicts on pairs of outputs by those whom they were made for and by others on their behalf. */
export interface StandpointVerdicts {
  /** The pair that was judged, from 0 on. */
  readonly unit: Int32Array;
  /** A whole number from 0 to 3, of the pair and not of the side something stood on. */
  readonly verdict: Uint8Array;
  /** 1 where the owner judged, 0 where somebody judged for them. */
  readonly isOwner: Uint8Array;
  /** The person the outputs were made for, from 0 on: their pairs go together. */
  readonly person: Int32Array;
}

/** A number with a 95 % interval; none where all pairs are one person's. */
export interface Bounded {
  readonly value: number;
  readonly low: number | null;
  readonly high: number | null;
}

export type StandpointAgreement =
  | {
      /** Pairs that both sides judged. */
      readonly pairs: number;
      /** Persons whose pairs they are. */
      readonly persons: number;
      readonly ownerVotes: number;
      readonly proxyVotes: number;
      /** Chance that an owner and one of their proxies give the same verdict on a pair that both judged. */
      readonly agreement: Bounded;
      /** The same beyond what chance would give; null where one side always says the same. */
      readonly kappa: Bounded | null;
      readonly reason: null;
    }
  | { readonly reason: "no_owner" | "no_proxy" | "no_common_pair" };

const kinds = 4;
const cells = kinds * kinds;

/**
 * How well people who judge for somebody agree with that person, on the same pairs of outputs.
 *
 * Each pair that both judged is a table of the owner's verdict against each proxy's, scaled to 1, so that a pair with many proxies counts
 * no more than one with few. Agreement is the share on the diagonal of the mean table, kappa compares it with what its margins give by
 * chance (Cohen). The interval is that of a bootstrap over persons: all pairs of a person are drawn together, `rounds` times, and the
 * middle 95 % kept.
 *
 * Cost O(verdicts + rounds·persons).
 *
 * @param next a generator of numbers uniform in [0, 1), for the bootstrap
 * @see Cohen (1960), Educ. Psychol. Meas. 20(1); Davison and Hinkley (1997), Bootstrap Methods and their Application, 3.8
 */
export function measureStandpointAgreement(
  { unit, verdict, isOwner, person }: StandpointVerdicts,
  next: () => number,
  rounds = 1000,
): StandpointAgreement {
  let units = 0;
  for (const one of unit) units = Math.max(units, one + 1);
  const owners = new Float64Array(units * kinds);
  const proxies = new Float64Array(units * kinds);
  const personOf = new Int32Array(units).fill(-1);
  let [ownerSum, proxySum] = [0, 0];
  for (let at = 0; at < unit.length; at += 1) {
    const isOwn = isOwner[at] === 1;
    (isOwn ? owners : proxies)[unit[at]! * kinds + verdict[at]!]! += 1;
    if (isOwn) ownerSum += 1;
    else proxySum += 1;
    personOf[unit[at]!] = person[at]!;
  }
  if (ownerSum === 0) return { reason: "no_owner" };
  if (proxySum === 0) return { reason: "no_proxy" };

  const places = new Map<number, number>();
  const tables: Float64Array[] = [];
  const pairsOf: number[] = [];
  let [pairs, ownerVotes, proxyVotes] = [0, 0, 0];
  for (let one = 0; one < units; one += 1) {
    const [own, others] = [owners, proxies].map((votes) => votes.subarray(one * kinds, (one + 1) * kinds));
    const [owned, judged] = [own!, others!].map((votes) => votes.reduce((sum, count) => sum + count, 0)) as [
      number,
      number,
    ];
    if (owned === 0 || judged === 0) continue;
    pairs += 1;
    ownerVotes += owned;
    proxyVotes += judged;
    let place = places.get(personOf[one]!);
    if (place === undefined) {
      place = tables.length;
      places.set(personOf[one]!, place);
      tables.push(new Float64Array(cells));
      pairsOf.push(0);
    }
    pairsOf[place]! += 1;
    for (let row = 0; row < kinds; row += 1) {
      for (let column = 0; column < kinds; column += 1) {
        tables[place]![row * kinds + column]! += (own![row]! * others![column]!) / (owned * judged);
      }
    }
  }
  if (pairs === 0) return { reason: "no_common_pair" };

  const whole = summarize(tables, pairsOf, tables.keys());
  const drawn = tables.length < 2 ? [] : resample(tables, pairsOf, next, rounds);
  return {
    pairs,
    persons: tables.length,
    ownerVotes,
    proxyVotes,
    agreement: bounded(
      whole.agreement,
      drawn.map(({ agreement }) => agreement),
    ),
    kappa:
      whole.kappa === null
        ? null
        : bounded(
            whole.kappa,
            drawn.flatMap(({ kappa }) => (kappa === null ? [] : [kappa])),
          ),
    reason: null,
  };
}

interface Summary {
  readonly agreement: number;
  readonly kappa: number | null;
}

function summarize(tables: readonly Float64Array[], pairsOf: readonly number[], chosen: Iterable<number>): Summary {
  const table = new Float64Array(cells);
  let pairs = 0;
  for (const place of chosen) {
    pairs += pairsOf[place]!;
    for (let cell = 0; cell < cells; cell += 1) table[cell]! += tables[place]![cell]!;
  }
  let [agreement, chance] = [0, 0];
  for (let kind = 0; kind < kinds; kind += 1) {
    let [row, column] = [0, 0];
    for (let other = 0; other < kinds; other += 1) {
      row += table[kind * kinds + other]!;
      column += table[other * kinds + kind]!;
    }
    agreement += table[kind * kinds + kind]! / pairs;
    chance += (row / pairs) * (column / pairs);
  }
  return { agreement, kappa: chance > 1 - 1e-12 ? null : (agreement - chance) / (1 - chance) };
}

function resample(
  tables: readonly Float64Array[],
  pairsOf: readonly number[],
  next: () => number,
  rounds: number,
): Summary[] {
  return Array.from({ length: rounds }, () =>
    summarize(
      tables,
      pairsOf,
      Int32Array.from(tables, () => Math.floor(next() * tables.length)),
    ),
  );
}

/** The middle 95 % of what was drawn. */
function bounded(value: number, drawn: number[]): Bounded {
  if (drawn.length === 0) return { value, low: null, high: null };
  const sorted = Float64Array.from(drawn).sort();
  const at = (share: number) => sorted[Math.round(share * (sorted.length - 1))]!;
  return { value, low: Math.min(value, at(0.025)), high: Math.max(value, at(0.975)) };
}
