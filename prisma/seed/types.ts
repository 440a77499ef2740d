import type { ArenaFacts, TaskFacts } from "@/lib/arenas/schema";
import type { DescribedPersona } from "@/lib/personas/schema";

export type { ArenaFacts as ArenaSeed, TaskFacts as TaskSeed } from "@/lib/arenas/schema";
export type { DescribedPersona as PersonaSeed } from "@/lib/personas/schema";

/** A persona without its rubric, which stands in a file of its own. */
export type PersonaFacts = Omit<DescribedPersona, "rubric">;

/** Everything that the seed needs to open one arena. */
export interface ArenaMaterial {
  readonly arena: ArenaFacts;
  loadPersonas(): Promise<readonly DescribedPersona[]>;
  /** @throws OptionalPackageMissing naming the package that is not installed */
  loadTasks(): Promise<readonly TaskFacts[]>;
}
