import { AppError } from "@/lib/errors";
import { quoted } from "../file-error";
import { importedId, ownSlugOf, slugWordsOf } from "./identities";
import type { ImportedSystem } from "./schema";

/** A board of more systems is nothing that anybody reads, and takes its cube in time: a wrong column was taken for the systems. */
const mostSystems = 1_000;

/** The systems of an arena by what a file calls them. */
export class SystemNames {
  readonly #arenaId: string;
  readonly #byId = new Map<string, ImportedSystem>();
  readonly #bySlug = new Map<string, ImportedSystem>();
  readonly #byName = new Map<string, ImportedSystem>();
  /** What was found, by what the file calls it. */
  readonly #found = new Map<string, ImportedSystem>();

  constructor(arenaId: string, systems: readonly ImportedSystem[]) {
    this.#arenaId = arenaId;
    for (const system of systems) this.#add(system);
  }

  /**
   * The system that an import made for this name, whatever it is called now; else the one of this slug, which is one system's alone; else
   * of this name; else the one that `make` would make.
   */
  find(name: string): Omit<ImportedSystem, "slug"> {
    const known = this.#found.get(name);
    if (known !== undefined) return known;
    const id = importedId(this.#arenaId, "system", name);
    const system = this.#byId.get(id) ?? this.#bySlug.get(name) ?? this.#byName.get(name);
    if (system === undefined) return { id, name };
    this.#found.set(name, system);
    return system;
  }

  has(id: string): boolean {
    return this.#byId.has(id);
  }

  /** @throws AppError invalid_request: more systems than a board can have */
  make({ id, name }: Omit<ImportedSystem, "slug">): ImportedSystem {
    if (this.#byId.size >= mostSystems) {
      throw new AppError("invalid_request", {
        detail:
          `With ${quoted(name)} the arena would have more than ${mostSystems} systems. ` +
          "Are --left and --right the columns of the systems?",
      });
    }
    const words = slugWordsOf(name);
    const isTaken = words === "" || this.#bySlug.has(words);
    const system = { id, name, slug: isTaken ? ownSlugOf(name, "system", this.#arenaId) : words };
    this.#add(system);
    return system;
  }

  #add(system: ImportedSystem): void {
    this.#byId.set(system.id, system);
    this.#bySlug.set(system.slug, system);
    if (!this.#byName.has(system.name)) this.#byName.set(system.name, system);
  }
}
