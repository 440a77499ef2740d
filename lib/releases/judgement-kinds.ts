import type { Pseudonymize } from "@/lib/privacy/pseudonymize";
import { readDecisions } from "@/lib/reviews/queries";
import { readAssessments } from "./assessments/reader";
import {
  applyAssessmentConsent,
  type CheckedAssessment,
  pseudonymizeAssessment,
  type RawAssessment,
  redactAssessment,
  suppressAssessment,
  toAssessmentRow,
} from "./assessments/stages";
import {
  type ArenaWords,
  applyConsent,
  type CheckedRow,
  pseudonymizeVote,
  type RawVote,
  redactVote,
  suppressVote,
  toReleaseRow,
} from "./stages";
import type { Suppression } from "./suppression";
import { assessments } from "./tables/assessments";
import type { BattleFacts } from "./tables/battles";
import { votes } from "./tables/votes";
import { readVotes } from "./vote-reader";
import type { ReleaseKind } from "./write-rows";

/** A vote of the record with its battle. */
export type BattleVote = RawVote & BattleFacts;

type Cleaning<Raw, Row extends CheckedRow | CheckedAssessment> = Omit<
  ReleaseKind<Raw, Row>,
  "whenPublished" | "whenLeftOut"
>;

/** How votes become rows. */
export function voteKind(
  words: ReadonlyMap<string, ArenaWords>,
  pseudonymize: Pseudonymize,
  suppression: Suppression,
): Cleaning<BattleVote, CheckedRow> {
  return {
    table: "vote",
    files: votes,
    read: async (connection, ids) => {
      const [raws, decisions] = await Promise.all([readVotes(connection, ids), readDecisions(connection, "vote", ids)]);
      return raws.map((raw) => ({ ...raw, decisions: decisions.get(raw.voteId) ?? [] }));
    },
    clean(raw) {
      const consented = applyConsent(raw);
      if (typeof consented === "string") return consented;
      const { vote, redactions, review } = redactVote(consented, wordsOf(words, raw.arena));
      return { row: toReleaseRow(suppressVote(pseudonymizeVote(vote, pseudonymize), suppression)), redactions, review };
    },
  };
}

/** How assessments become rows. */
export function assessmentKind(
  words: ReadonlyMap<string, ArenaWords>,
  pseudonymize: Pseudonymize,
  suppression: Suppression,
): Cleaning<RawAssessment, CheckedAssessment> {
  return {
    table: "assessment",
    files: assessments,
    read: async (connection, ids) => {
      const [raws, decisions] = await Promise.all([
        readAssessments(connection, ids),
        readDecisions(connection, "assessment", ids),
      ]);
      return raws.map((raw) => ({ ...raw, decisions: decisions.get(raw.assessmentId) ?? [] }));
    },
    clean(raw) {
      const consented = applyAssessmentConsent(raw);
      if (typeof consented === "string") return consented;
      const { assessment, redactions, review } = redactAssessment(consented, wordsOf(words, raw.arena).criteria);
      return {
        row: toAssessmentRow(suppressAssessment(pseudonymizeAssessment(assessment, pseudonymize), suppression)),
        redactions,
        review,
      };
    },
  };
}

function wordsOf(words: ReadonlyMap<string, ArenaWords>, arena: string): ArenaWords {
  const known = words.get(arena);
  if (!known) throw new Error(`the arena ${arena} was judged and is not in the record`);
  return known;
}
