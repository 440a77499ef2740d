import { describe, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { createArena } from "@/lib/db/testing/factories";
import { setSampling } from "./commands";
import { requireSampling } from "./queries";

const actor = "the tests";

describe("setSampling", () => {
  it("changes what is named, and keeps who did it", async () => {
    const { slug } = await createArena();
    const settings = await setSampling(slug, { shares: { overlap: 0.4 }, overlapPairs: 7 }, actor);
    expect(settings).toMatchObject({ shares: { overlap: 0.4, floor: 0.05 }, overlapPairs: 7, overlapAnnotators: 5 });
    expect((await requireSampling(slug)).settings).toEqual(settings);
    expect(await db.auditEntry.count({ where: { actor, subject: slug, action: "arena.sampling" } })).toBe(1);
  });

  it("refuses in plain words what is no setting, and changes nothing", async () => {
    const { slug } = await createArena();
    const { settings } = await requireSampling(slug);
    const change = { shares: { overlap: 3, uniform: 0, luck: 0.1 }, overlapAnnotators: 1, overlapPairs: 1.5 };
    await expect(setSampling(slug, change, actor)).rejects.toMatchObject({
      code: "invalid_request",
      detail:
        "overlap: must be between 0 and 1; uniform: must be between 0.01 and 1; luck: no such part; " +
        "there are information, floor, control, coverage, overlap, repeat, uniform; " +
        "annotators: must be between 2 and 100; pairs: must be a whole number",
    });
    expect((await requireSampling(slug)).settings).toEqual(settings);
  });

  it("refuses an arena that draws no pairs", async () => {
    const { slug } = await createArena({ scale: 5 });
    const refusal = { code: "judged_otherwise", detail: `${slug} is judged one output at a time: it draws no pairs.` };
    await expect(setSampling(slug, { shares: { overlap: 0.2 } }, actor)).rejects.toMatchObject(refusal);
    await expect(requireSampling(slug)).rejects.toMatchObject(refusal);
  });
});
