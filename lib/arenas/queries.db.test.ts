import { expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { createArena } from "@/lib/db/testing/factories";
import { getArena, listArenas } from "./queries";

it("an arena can be judged as long as a task of it is in use", async () => {
  const { id, slug } = await createArena({ tasks: 2 });
  const listed = async () => (await listArenas()).find((arena) => arena.slug === slug);
  const [one] = await db.task.findMany({ where: { arenaId: id } });
  await db.task.update({ where: { id: one!.id }, data: { retiredAt: new Date() } });
  expect(await getArena(slug)).toMatchObject({ canBeJudged: true });
  expect(await listed()).toMatchObject({ canBeJudged: true });

  await db.task.updateMany({ where: { arenaId: id }, data: { retiredAt: new Date() } });
  expect(await getArena(slug)).toMatchObject({ canBeJudged: false });
  expect(await listed()).toMatchObject({ canBeJudged: false });
});
