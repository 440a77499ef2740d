import type { PersonaProfile } from "@/lib/systems/port";

/** An arena as the seed makes it. */
export interface ArenaSeed {
  readonly slug: string;
  readonly name: string;
  readonly modality: "text" | "image" | "summary";
  /** One sentence for the landing page. */
  readonly summary: string;
  /** What the annotator is told before the first battle. */
  readonly instructions: string;
  readonly criteria: readonly { readonly key: string; readonly label: string; readonly scale: number }[];
  readonly chips: readonly { readonly key: string; readonly label: string }[];
  readonly position: number;
}

export interface TaskSeed {
  readonly slug: string;
  readonly prompt: string;
  readonly sourceTitle?: string;
  readonly sourceText?: string;
  /** Encoded source image. */
  readonly sourceImage?: Uint8Array;
  readonly sourceCredit?: string;
  readonly options: Readonly<Record<string, string | number>>;
}

export interface PersonaSeed extends PersonaProfile {
  /** How the question calls them: "Which one fits Inés better?" */
  readonly shortName: string;
}

/** Everything that the seed needs to open one arena. */
export interface ArenaMaterial {
  readonly arena: ArenaSeed;
  loadPersonas(): Promise<readonly PersonaSeed[]>;
  /** @throws Error naming the optional package that is not installed */
  loadTasks(): Promise<readonly TaskSeed[]>;
}
