import { createHash } from "node:crypto";
import { type Clock, systemClock } from "@/lib/clock";
import { db } from "@/lib/db/client";
import { codeVersion } from "@/lib/observability/version";
import { absoluteMethod, absoluteMethodology, absoluteView } from "../method";
import { absoluteContent } from "../schema";
import { type AbsoluteInput, buildAbsoluteBoard, minAnnotators, minAssessments } from "./build-board";
import { readAbsoluteInput, readAbsoluteSign } from "./queries";

/** A board that was stored. */
export interface StoredAbsoluteBoard {
  readonly arena: string;
  readonly assessments: number;
}

/** Boards may take this share of the time: after one that took long the next waits. */
const busyShare = 0.2;

/** Keeps the boards of all open absolute arenas up. One for a process: it remembers what each was last made from. */
export class AbsoluteBoardKeeper {
  readonly #clock: Clock;
  /** By arena: what its board was last made from, and when the next may be made, by the process's own clock. */
  readonly #kept = new Map<string, { readonly sign: string; readonly nextMs: number }>();

  constructor(clock: Clock = systemClock) {
    this.#clock = clock;
  }

  /**
   * Makes the boards whose assessments changed, each stored as an immutable snapshot. Where the input hash is that of the newest
   * snapshot nothing is stored. Cost without a change: one statement an arena over its tally; with one O(assessments) and the fit.
   *
   * @returns the boards that were stored
   */
  async refresh(): Promise<StoredAbsoluteBoard[]> {
    const arenas = await db.arena.findMany({
      where: { closedAt: null, mode: "absolute" },
      orderBy: { position: "asc" },
      select: { id: true, slug: true },
    });
    const stored: StoredAbsoluteBoard[] = [];
    for (const { id, slug } of arenas) {
      const sign = await readAbsoluteSign(id);
      const kept = this.#kept.get(id);
      const startedMs = performance.now();
      if (kept && (kept.sign === sign || startedMs < kept.nextMs)) continue;
      const assessments = await this.#store(id);
      const endedMs = performance.now();
      this.#kept.set(id, { sign, nextMs: endedMs + (endedMs - startedMs) * (1 / busyShare - 1) });
      if (assessments !== null) stored.push({ arena: slug, assessments });
    }
    return stored;
  }

  /** @returns the number of assessments; null where the newest board is of the same */
  async #store(arenaId: string): Promise<number | null> {
    const input = await readAbsoluteInput(arenaId);
    const inputHash = hashInput(input);
    const newest = await db.snapshot.findFirst({
      where: { arenaId, kind: "board", view: absoluteView },
      orderBy: { createdAt: "desc" },
      select: { inputHash: true },
    });
    if (newest?.inputHash === inputHash) return null;
    const { assessments, scale } = input;
    await db.snapshot.create({
      data: {
        arenaId,
        kind: "board",
        view: absoluteView,
        method: absoluteMethod,
        parameters: { methodology: absoluteMethodology, scale, minAssessments, minAnnotators },
        inputHash,
        codeVersion: codeVersion(),
        votes: assessments.length,
        simulatedVotes: assessments.filter(({ source }) => source === "simulated").length,
        content: absoluteContent.parse(buildAbsoluteBoard(input)),
        createdAt: this.#clock.now(),
      },
    });
    return assessments.length;
  }
}

/** SHA-256 over all that a board is computed from and how. Equal hash, equal board. */
function hashInput({ scale, criteria, systems, assessments, excluded }: AbsoluteInput): string {
  const hash = createHash("sha256");
  hash.update(JSON.stringify([absoluteMethodology, scale, criteria, systems, excluded]));
  for (const assessment of assessments) {
    const { systemId, annotatorId, content, fit, criteria, standpoint, source } = assessment;
    hash.update(JSON.stringify([systemId, annotatorId, content, fit, criteria, standpoint, source]));
  }
  return hash.digest("hex");
}
