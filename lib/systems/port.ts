/**
 * The port between Palate and whatever makes an output: an embedded algorithm, a live model, an
 * uploaded file. A system sees the task and the persona, nothing of the arena's votes.
 */

/** One thing a persona wants or does not want. */
export interface PersonaPreference {
  /** What it is about: `topic`, `form`, `length`, `tone`, `contrast`, `crop`, … */
  readonly aspect: string;
  readonly isLiked: boolean;
  /** The chip a person reads. */
  readonly label: string;
  /** What an algorithm reads: the search terms of a topic, the name of a form. */
  readonly value: string;
  readonly weight: number;
}

/** One dated event of a persona's past. */
export interface PersonaEvent {
  /** ISO date, `2024-03-02`. */
  readonly happenedOn: string;
  /** `liked`, `disliked`, `read`, `asked`, `kept`. */
  readonly action: string;
  readonly text: string;
  /** Encoded image that the event is about. */
  readonly image?: Uint8Array;
}

/**
 * The person an output is made for. Their rubric, by which people judge, is no part of it and must not become one: a
 * system that reads the answer sheet is not compared by taste any more.
 */
export interface PersonaProfile {
  readonly slug: string;
  readonly name: string;
  readonly headline: string;
  readonly description: string;
  readonly attributes: readonly { readonly label: string; readonly value: string }[];
  readonly preferences: readonly PersonaPreference[];
  readonly history: readonly PersonaEvent[];
}

/** What is asked, with the material it is asked about. */
export interface SystemTask {
  readonly slug: string;
  readonly prompt: string;
  readonly sourceTitle?: string;
  readonly sourceText?: string;
  /** Encoded source image. */
  readonly sourceImage?: Uint8Array;
  readonly options: Readonly<Record<string, string | number>>;
}

export interface SystemRequest {
  readonly task: SystemTask;
  readonly persona: PersonaProfile;
  /** Other personas of the arena, for strategies that borrow from similar people. Never contains `persona`. */
  readonly others: readonly PersonaProfile[];
}

/** A piece of an output, in reading order. Images are encoded without metadata. */
export type MadePart =
  | { readonly type: "text"; readonly text: string }
  | {
      readonly type: "image";
      readonly bytes: Uint8Array;
      readonly mediaType: "image/webp" | "image/png" | "image/jpeg";
      readonly width: number;
      readonly height: number;
      /** Describes the subject, never the treatment: it is read before the vote. */
      readonly alt: string;
    };

export interface MadeOutput {
  readonly parts: readonly MadePart[];
  /** What of the persona was used, in a phrase shown after the vote: `likes irrigation, forests`; `nothing` for a control. */
  readonly personaUse: string;
  readonly tokensIn?: number;
  readonly tokensOut?: number;
  readonly costMicroUsd?: number;
}

/** A contestant that can make outputs. */
export interface System {
  /** The arena it contests. */
  readonly arena: string;
  /** Unique in its arena, `textrank-persona`. */
  readonly slug: string;
  readonly name: string;
  readonly family: string;
  /** How it personalizes; `generic` is the control of its family and must ignore the persona. */
  readonly strategy: "generic" | "persona" | "history" | "profile-summary" | "collaborative" | (string & {});
  readonly organization: string;
  readonly licence: string;
  readonly description: string;
  /** The paper the algorithm comes from. */
  readonly citation: string;
  /** Makes one output. Embedded systems are deterministic: same request, same output. */
  make(request: SystemRequest): Promise<MadeOutput>;
}
