import { systemClock } from "@/lib/clock";
import { db } from "@/lib/db/client";
import { embeddedSystems } from "@/lib/systems/embedded/registry";
import { imageArena } from "./image-arena";
import { openArena } from "./open-arena";
import { hashSeed } from "./seed-hash";
import { summaryArena } from "./summary-arena";
import { textArena } from "./text-arena";

/** Fills a database with the three arenas of the first start. Run again, it adds only what is missing. */
const action = "seed.completed";
const hash = await hashSeed();
const last = await db.auditEntry.findFirst({ where: { action }, orderBy: { createdAt: "desc" } });

if (last?.subject === hash) {
  console.log("the record is complete");
} else {
  let isComplete = true;
  for (const material of [summaryArena, textArena, imageArena]) {
    const isOpen = await openArena(material, embeddedSystems, systemClock, (line) => console.log(line));
    isComplete &&= isOpen;
  }
  // An arena that was left out is tried again at the next start, when its packages may be there.
  if (isComplete) await db.auditEntry.create({ data: { actor: "seed", action, subject: hash } });
}
process.exit(0);
