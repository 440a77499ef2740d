import { expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { createArena } from "@/lib/db/testing/factories";
import { createEmbeddedArena } from "@/lib/db/testing/own-persona";
import { listOwnArenas } from "./queries";

it("offers arenas whose systems make outputs on demand, in pairs and with a task, and no other", async () => {
  // Systems of these have their outputs from a file alone, or are judged one output at a time.
  await createArena();
  await createArena({ scale: 5 });
  const arena = await createEmbeddedArena({ systems: ["bm25-generic", "bm25-persona"], tasks: 1 });
  expect(await listOwnArenas()).toEqual([{ slug: "text", name: "Text" }]);
  await db.system.updateMany({ where: { arenaId: arena.id, slug: "bm25-generic" }, data: { retiredAt: new Date() } });
  expect(await listOwnArenas()).toEqual([]);
  await db.system.updateMany({ where: { arenaId: arena.id }, data: { retiredAt: null } });
  await db.task.updateMany({ where: { arenaId: arena.id }, data: { retiredAt: new Date() } });
  expect(await listOwnArenas()).toEqual([]);
});
