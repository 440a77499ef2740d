import { afterAll, describe, expect, it } from "vitest";
import { authDb } from "@/lib/db/client";
import { listResearchers, setResearcher } from "./researchers";

afterAll(() => authDb.$disconnect());

describe("setResearcher", () => {
  it("gives the role and takes it back, once each, with an entry", async () => {
    const { id } = await authDb.user.create({ data: { email: "ada@example.org" } });
    for (const isResearcher of [true, true]) await setResearcher(" Ada@Example.org ", isResearcher, "the tests");
    expect(await listResearchers()).toEqual(["ada@example.org"]);
    await setResearcher("ada@example.org", false, "the tests");
    expect(await listResearchers()).toEqual([]);
    const entries = await authDb.auditEntry.findMany({ where: { subject: id }, orderBy: { createdAt: "asc" } });
    expect(entries.map(({ action, actor, detail }) => [action, actor, detail])).toEqual([
      ["user.role", "the tests", { role: "researcher" }],
      ["user.role", "the tests", { role: "annotator" }],
    ]);
  });

  it("makes no account and takes no operator's role", async () => {
    await authDb.user.create({ data: { email: "op@example.org", role: "operator" } });
    for (const email of ["nobody@example.org", "op@example.org"]) {
      await expect(setResearcher(email, false, "the tests")).rejects.toMatchObject({ code: "invalid_request" });
    }
    expect(await authDb.user.count({ where: { email: "nobody@example.org" } })).toBe(0);
    expect(await authDb.user.findUnique({ where: { email: "op@example.org" } })).toMatchObject({ role: "operator" });
  });
});
