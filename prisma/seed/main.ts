import { systemClock } from "@/lib/clock";
import { db } from "@/lib/db/client";
import { hashSeed } from "./seed-hash";

/** Fills a database with the three arenas of the first start, or with those that are named. Run again, it adds only what is missing. */
const asked = process.argv.slice(2);
const action = "seed.completed";
const hash = await hashSeed();
const last = await db.auditEntry.findFirst({ where: { action }, orderBy: { createdAt: "desc" } });

if (last?.subject === hash) console.log("the record is complete");
else await fill();
process.exit(0);

async function fill(): Promise<void> {
  // Loaded only now: material and algorithms take seconds, and most starts need none of them.
  const { embeddedSystems } = await import("@/lib/systems/embedded/registry");
  const { openArena } = await import("./open-arena");
  const arenas = [
    (await import("./summary-arena")).summaryArena,
    (await import("./text-arena")).textArena,
    (await import("./image-arena")).imageArena,
  ];
  const named = arenas.filter(({ arena: { slug } }) => asked.length === 0 || asked.includes(slug));
  let isComplete = named.length === arenas.length;
  for (const arena of named) {
    const isOpen = await openArena(arena, embeddedSystems, systemClock, (line) => console.log(line));
    isComplete &&= isOpen;
  }
  // An arena that was left out is tried again at the next start, when its packages may be there.
  if (isComplete) await db.auditEntry.create({ data: { actor: "seed", action, subject: hash } });
}
