import { type Comparisons, filterComparisons } from "@/lib/ranking/comparisons";
import { outcomes } from "@/lib/ranking/pair-counts";
import type { BoardFilter } from "../schema";
import { type CriterionMarks, MarkMemory } from "./mark-memory";
import { tiersByPair } from "./pair-tiers";

/** A counted vote as the database hands it over. */
export interface VoteRow {
  readonly id: string;
  readonly annotatorId: string;
  readonly leftOutputId: string;
  readonly rightOutputId: string;
  readonly fit: (typeof outcomes)[number];
  readonly standpoint: "owner" | "proxy";
  readonly source: "human" | "simulated" | "imported";
  readonly createdAtMs: number;
  /** Marks by criterion, as the vote has them; null or absent without any. */
  readonly criteria?: unknown;
}

/** What a vote's outputs say of it. */
export interface OutputFacts {
  readonly id: string;
  readonly systemId: string;
  readonly personaId: string;
  readonly personaVersionId: string;
  readonly taskId: string;
}

/** Counted votes of one kind, as `tally` has them. */
export interface CountedCell {
  readonly left: string;
  readonly right: string;
  readonly standpoint: VoteRow["standpoint"];
  readonly source: VoteRow["source"];
  readonly outcome: VoteRow["fit"];
  readonly votes: number;
}

const standpoints = ["owner", "proxy"] as const;
const sources = ["human", "simulated", "imported"] as const;
/** How far back a period reaches. */
export const periodMs = { all: Number.POSITIVE_INFINITY, "90d": 90 * 86_400_000, "30d": 30 * 86_400_000 } as const;

/**
 * The counted votes of an arena, kept in typed arrays by the process that fits boards, so that a new vote costs reading one
 * row and not all of them again. Some 45 bytes a vote. It holds nothing that the database does not: whether it still agrees with
 * the tallies is told by `cells`, and where it does not, it is read anew.
 */
export class VoteMemory {
  readonly #outputs = new Map<string, number>();
  readonly #outputFacts: OutputFacts[] = [];
  readonly #systems: readonly string[];
  readonly #systemIndex: ReadonlyMap<string, number>;
  readonly #voters = new Map<string, number>();
  readonly #counts = new Map<number, number>();
  readonly #marks = new MarkMemory();
  #recent = new Set<string>();
  #recentFrom = "";
  #newestId: string | null = null;
  #length = 0;
  #left = new Int32Array(1024);
  #right = new Int32Array(1024);
  #outcome = new Uint8Array(1024);
  #voter = new Int32Array(1024);
  #leftOutput = new Int32Array(1024);
  #rightOutput = new Int32Array(1024);
  #kind = new Uint8Array(1024);
  #createdAt = new Float64Array(1024);
  #one = new Float64Array(1024).fill(1);

  /** @param systems ids of all systems of the arena, in the order of their indices */
  constructor(systems: readonly string[]) {
    this.#systems = systems;
    this.#systemIndex = new Map(systems.map((id, index) => [id, index]));
  }

  get length(): number {
    return this.#length;
  }

  /** The latest id that was added, or null. */
  get newestId(): string | null {
    return this.#newestId;
  }

  /** Whether it was made for exactly these systems in this order. */
  hasSystems(systems: readonly string[]): boolean {
    return systems.length === this.#systems.length && systems.every((id, index) => id === this.#systems[index]);
  }

  /** Whether an output is known; votes on unknown outputs cannot be added. */
  knows(outputId: string): boolean {
    return this.#outputs.has(outputId);
  }

  addOutput(facts: OutputFacts): void {
    if (this.#outputs.has(facts.id) || !this.#systemIndex.has(facts.systemId)) return;
    this.#outputs.set(facts.id, this.#outputFacts.length);
    this.#outputFacts.push(facts);
  }

  /** Adds a vote, unless it was added before. Its outputs must be known. */
  add(row: VoteRow): void {
    if (this.#recent.has(row.id)) return;
    const leftOutput = this.#outputs.get(row.leftOutputId)!;
    const rightOutput = this.#outputs.get(row.rightOutputId)!;
    if (this.#length === this.#left.length) this.#grow();
    const at = this.#length;
    const left = this.#systemIndex.get(this.#outputFacts[leftOutput]!.systemId)!;
    const right = this.#systemIndex.get(this.#outputFacts[rightOutput]!.systemId)!;
    const outcome = outcomes.indexOf(row.fit);
    const kind = sources.indexOf(row.source) * 2 + standpoints.indexOf(row.standpoint);
    let voter = this.#voters.get(row.annotatorId);
    if (voter === undefined) {
      voter = this.#voters.size;
      this.#voters.set(row.annotatorId, voter);
    }
    this.#left[at] = left;
    this.#right[at] = right;
    this.#outcome[at] = outcome;
    this.#voter[at] = voter;
    this.#leftOutput[at] = leftOutput;
    this.#rightOutput[at] = rightOutput;
    this.#kind[at] = kind;
    this.#createdAt[at] = row.createdAtMs;
    if (row.criteria) this.#marks.add(at, row.criteria);
    this.#length += 1;
    const cell = ((left * this.#systems.length + right) * 8 + kind) * 4 + outcome;
    this.#counts.set(cell, (this.#counts.get(cell) ?? 0) + 1);
    if (row.id >= this.#recentFrom) this.#recent.add(row.id);
    if (this.#newestId === null || row.id > this.#newestId) this.#newestId = row.id;
  }

  /** From now on only votes with this id or a later one can come twice. Ids are time-ordered (UUID version 7). */
  expectFrom(id: string): void {
    this.#recentFrom = id;
    for (const known of this.#recent) if (known < id) this.#recent.delete(known);
  }

  /** The counts, to be held against the tallies. O(cells). */
  cells(): CountedCell[] {
    const size = this.#systems.length;
    return [...this.#counts].map(([cell, votes]) => {
      const kind = Math.floor(cell / 4) % 8;
      const pair = Math.floor(cell / 32);
      return {
        left: this.#systems[Math.floor(pair / size)]!,
        right: this.#systems[pair % size]!,
        standpoint: standpoints[kind % 2]!,
        source: sources[Math.floor(kind / 2)]!,
        outcome: outcomes[cell % 4]!,
        votes,
      };
    });
  }

  /**
   * The votes that a filter counts. Views of this memory's arrays where it counts all of them, else copies. O(votes).
   *
   * `outputs` has the left and right output of each vote, as indices into `facts`. The tier of a pair is that of all votes of the filter's
   * sources, whenever and by whomever they were cast.
   */
  select(filter: BoardFilter, nowMs: number): SelectedVotes {
    const length = this.#length;
    const since = nowMs - periodMs[filter.period];
    const tierOf =
      filter.tier === "any"
        ? null
        : tiersByPair(this.select({ ...filter, tier: "any", standpoint: "any", period: "all" }, nowMs));
    const isCounted = (at: number): boolean => {
      const kind = this.#kind[at]!;
      return (
        (filter.votes === "all" || sources[kind >> 1] === filter.votes) &&
        (filter.standpoint === "any" || standpoints[kind % 2] === filter.standpoint) &&
        this.#createdAt[at]! >= since &&
        (tierOf === null || tierOf(this.#leftOutput[at]!, this.#rightOutput[at]!) === filter.tier)
      );
    };
    const all: Comparisons = {
      length,
      systems: this.#systems,
      voters: [...this.#voters.keys()],
      groups: [],
      covariates: [],
      left: this.#left.subarray(0, length),
      right: this.#right.subarray(0, length),
      outcome: this.#outcome.subarray(0, length),
      votes: this.#one.subarray(0, length),
      weight: this.#one.subarray(0, length),
      voter: this.#voter.subarray(0, length),
      group: new Int32Array(length).fill(-1),
      values: new Float64Array(0),
    };
    const votesOf = [0, 0, 0];
    let counted = 0;
    const judged = new Uint8Array(this.#voters.size);
    const shown = new Uint8Array(this.#outputFacts.length);
    // Place of each vote among the counted ones; −1 for the others.
    const place = new Int32Array(length).fill(-1);
    const isOwner = new Uint8Array(length);
    let ownerVotes = 0;
    for (let at = 0; at < length; at += 1) {
      if (!isCounted(at)) continue;
      const source = this.#kind[at]! >> 1;
      place[at] = counted;
      isOwner[counted] = standpoints[this.#kind[at]! % 2] === "owner" ? 1 : 0;
      ownerVotes += isOwner[counted]!;
      counted += 1;
      votesOf[source]! += 1;
      judged[this.#voter[at]!] = source + 1;
      shown[this.#leftOutput[at]!] = 1;
    }
    // Both outputs of a vote are of one task and persona: the left ones tell.
    const judgedOutputs = this.#outputFacts.filter((_, output) => shown[output] === 1);
    const indices = (column: Int32Array) =>
      counted === length ? column.subarray(0, length) : column.subarray(0, length).filter((_, at) => place[at]! >= 0);
    return {
      comparisons: counted === length ? all : filterComparisons(all, (at) => place[at]! >= 0),
      ownerVotes,
      isOwner: isOwner.subarray(0, counted),
      marks: this.#marks.select(place),
      simulatedVotes: votesOf[sources.indexOf("simulated")]!,
      importedVotes: votesOf[sources.indexOf("imported")]!,
      annotators: judged.reduce((sum, kind) => sum + (kind > 0 ? 1 : 0), 0),
      tasks: new Set(judgedOutputs.map(({ taskId }) => taskId)).size,
      personas: new Set(judgedOutputs.map(({ personaId }) => personaId)).size,
      simulatedAnnotators: countOf(judged, sources.indexOf("simulated") + 1),
      importedAnnotators: countOf(judged, sources.indexOf("imported") + 1),
      leftOutput: indices(this.#leftOutput),
      rightOutput: indices(this.#rightOutput),
      outputs: this.#outputFacts,
    };
  }

  #grow(): void {
    const size = this.#left.length * 2;
    const longer = <Numbers extends Int32Array | Uint8Array | Float64Array>(old: Numbers, made: Numbers) => {
      made.set(old);
      return made;
    };
    this.#left = longer(this.#left, new Int32Array(size));
    this.#right = longer(this.#right, new Int32Array(size));
    this.#outcome = longer(this.#outcome, new Uint8Array(size));
    this.#voter = longer(this.#voter, new Int32Array(size));
    this.#leftOutput = longer(this.#leftOutput, new Int32Array(size));
    this.#rightOutput = longer(this.#rightOutput, new Int32Array(size));
    this.#kind = longer(this.#kind, new Uint8Array(size));
    this.#createdAt = longer(this.#createdAt, new Float64Array(size));
    this.#one = new Float64Array(size).fill(1);
  }
}

/** Votes of a filter, with the outputs that were judged. */
export interface SelectedVotes {
  readonly comparisons: Comparisons;
  /** Votes by people for themselves; the others were cast on somebody's behalf. */
  readonly ownerVotes: number;
  /** 1 for each vote that is one of them. */
  readonly isOwner: Uint8Array;
  /** What was marked beside the verdicts. */
  readonly marks: readonly CriterionMarks[];
  readonly simulatedVotes: number;
  readonly importedVotes: number;
  /** Who cast them. An annotator has one source. */
  readonly annotators: number;
  readonly simulatedAnnotators: number;
  readonly importedAnnotators: number;
  /** Tasks and personas that they were about. */
  readonly tasks: number;
  readonly personas: number;
  /** Index into `outputs` for each vote. */
  readonly leftOutput: Int32Array;
  readonly rightOutput: Int32Array;
  readonly outputs: readonly OutputFacts[];
}

function countOf(kinds: Uint8Array, wanted: number): number {
  return kinds.reduce((sum, kind) => sum + (kind === wanted ? 1 : 0), 0);
}
