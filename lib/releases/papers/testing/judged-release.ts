import { cp, mkdtemp, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { createBattle as drawBattle } from "@/lib/battles/commands";
import { createAnnotator, createArena, createAssessment, createVote } from "@/lib/db/testing/factories";
import { createEmbeddedArena, createOwner } from "@/lib/db/testing/own-persona";
import { castVote } from "@/lib/votes/commands";
import { build, releasesFolder } from "../../testing/build";

/** Verdicts on each pair, so that the systems differ and each of them won, lost and tied. */
const verdicts = {
  "alpha-generic alpha-persona": ["right", "right", "left", "right", "tie", "right", "both_bad"],
  "alpha-persona beta-generic": ["left", "left", "tie", "right", "left"],
  "beta-generic alpha-generic": ["right", "left", "left", "tie", "right", "left"],
} as const;

/** Builds a release of every table: two arenas of pairs, one of single outputs, texts, and votes of owners. */
export async function buildJudgedRelease() {
  const arena = await createArena({ slug: "pairs" });
  const scale = await createArena({ slug: "scale", scale: 5 });
  const awkward = ['a "quoted" text,\r\nof two lines', "=1+1", "", "👩‍👩‍👧 größer", "null", "007"];
  for (let n = 0; n < 60; n += 1) {
    const annotator = await createAnnotator();
    const [systems, fits] = Object.entries(verdicts)[n % 3]!;
    await createVote({
      arenaId: arena.id,
      annotatorId: annotator.id,
      systems: systems.split(" ") as [string, string],
      fit: fits[Math.floor(n / 3) % fits.length],
      feedback: n % 2 === 0 ? {} : { general: awkward[n % awkward.length] },
    });
    if (n < 4) await createAssessment({ arenaId: scale.id, annotatorId: annotator.id });
  }
  const embedded = await createEmbeddedArena();
  const { annotator } = await createOwner();
  const own = await drawBattle({ arena: embedded.slug, persona: "me", annotatorId: annotator.id });
  await castVote({ battleId: own.id, annotatorId: annotator.id, fit: "right" });
  const built = await build();
  return { ...built, folder: path.join(releasesFolder(), built.version) };
}

/** A copy of a release elsewhere, where packages of npm are found as where somebody installed them. */
export async function copyRelease(folder: string): Promise<string> {
  const copy = await mkdtemp(path.join(tmpdir(), "palate-readme-"));
  await cp(folder, copy, { recursive: true });
  await symlink(path.resolve("node_modules"), path.join(copy, "node_modules"));
  return copy;
}
