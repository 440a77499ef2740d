import { canonicalJson, type Json } from "./canonical-json";
import { sha256, toHex } from "./sha256";

/** Random bytes that keep a leaf from being guessed; without them, a leaf says nothing of what it stands for. */
export const saltBytes = 32;

/** Who judged is not in it: that changes when somebody signs in. */
interface Drawn {
  readonly id: string;
  readonly arena: string;
  readonly task: string;
  readonly personaVersion: string;
  readonly samplingProbability: number;
  readonly samplingPart: string;
  readonly createdAt: Date;
}

interface Said {
  readonly id: string;
  readonly createdAt: Date;
  readonly source: string;
  readonly standpoint: string;
  readonly criteria: Json;
  /** What the annotator had agreed to publish. */
  readonly agreed: Json;
}

/** All of a vote and its battle that never changes. */
export interface VoteRecord extends Said {
  readonly fit: string;
  readonly quality: string | null;
  readonly chips: Json;
  readonly confidence: string | null;
  readonly satisfactionLeft: string | null;
  readonly satisfactionRight: string | null;
  readonly feedbackLeft: string | null;
  readonly feedbackRight: string | null;
  readonly feedbackGeneral: string | null;
  readonly battle: Drawn & {
    readonly leftOutput: string;
    readonly leftSystem: string;
    readonly leftContent: string;
    readonly rightOutput: string;
    readonly rightSystem: string;
    readonly rightContent: string;
    readonly repeatOf: string | null;
  };
}

/** All of an assessment and its showing that never changes. */
export interface AssessmentRecord extends Said {
  readonly fit: number;
  readonly scale: number;
  readonly feedback: string | null;
  readonly showing: Drawn & { readonly output: string; readonly system: string; readonly content: string };
}

/**
 * A vote as its leaf has it: canonical JSON (RFC 8785) that begins with what it is. Texts stand in it by their SHA-256, times to the
 * millisecond. A field that is added to votes later makes a kind of its own, `vote 2`, and changes no leaf that there is.
 */
export function voteEntry(vote: VoteRecord): string {
  const { battle } = vote;
  return canonicalJson({
    ...vote,
    palate: "vote 1",
    createdAt: vote.createdAt.toISOString(),
    feedbackLeft: hashOf(vote.feedbackLeft),
    feedbackRight: hashOf(vote.feedbackRight),
    feedbackGeneral: hashOf(vote.feedbackGeneral),
    battle: { ...battle, createdAt: battle.createdAt.toISOString() },
  });
}

/** As `voteEntry`. */
export function assessmentEntry(assessment: AssessmentRecord): string {
  const { showing } = assessment;
  return canonicalJson({
    ...assessment,
    palate: "assessment 1",
    createdAt: assessment.createdAt.toISOString(),
    feedback: hashOf(assessment.feedback),
    showing: { ...showing, createdAt: showing.createdAt.toISOString() },
  });
}

function hashOf(text: string | null): string | null {
  return text === null ? null : toHex(sha256(text));
}

const leafPrefix = Uint8Array.of(0x00);

/**
 * The leaf of an entry: SHA-256(0x00 ‖ salt ‖ entry in UTF-8), a leaf of RFC 6962 whose content is salt and entry.
 *
 * @throws RangeError the salt has another length than `saltBytes`: together with the entry it could be read in two ways
 */
export function leafHash(salt: Uint8Array, entry: string): Uint8Array {
  if (salt.length !== saltBytes) throw new RangeError(`A salt has ${saltBytes} bytes, this one has ${salt.length}.`);
  return sha256(leafPrefix, salt, entry);
}
