import path from "node:path";
import { parquetReadObjects } from "hyparquet";
import { describe, expect, it } from "vitest";
import { reproduceRelease } from "./reproduce-release";
import { publishSmallRecord } from "./testing/small-record";
import { changeFirst, type Row, tamperWith } from "./testing/tampered-release";

const { folder, read, write, remove, cover, rewrite } = tamperWith(publishSmallRecord);

async function differences(): Promise<string[]> {
  const { boards } = await reproduceRelease(folder());
  return boards.flatMap(({ view, differences: found }) => found.map((difference) => `${view}: ${difference}`));
}

describe("a release as it was published", () => {
  it("makes every board again", async () => {
    const { boards, otherMethodology } = await reproduceRelease(folder());
    expect(otherMethodology).toBeNull();
    expect(boards.map(({ arena, view, votes }) => `${arena} ${view} ${votes}`)).toContain("pairs human/proxy/half 45");
    expect(boards).toHaveLength(12);
    expect(await differences()).toEqual([]);
  });

  it("is refused where there is none, or one of another form", async () => {
    await expect(reproduceRelease(path.join(folder(), "none"))).rejects.toThrow(
      /manifest\.json: there is no such file/,
    );
    await write("manifest.json", '{"schema": "palate.release/2"}');
    await expect(reproduceRelease(folder())).rejects.toThrow(/palate\.release\/3/);
  });
});

describe("reproduce finds", () => {
  it.each<[string, (rows: Row[]) => Row[]]>([
    [
      "a vote that was flipped",
      (rows) => rows.map((row, at) => (at === 0 ? { ...row, fit: row.fit === "left" ? "right" : "left" } : row)),
    ],
    ["a vote that was dropped", (rows) => rows.slice(1)],
    [
      "a vote that was given to somebody else",
      (rows) => rows.map((row) => ({ ...row, annotator_id: rows[0]!.annotator_id! })),
    ],
  ])("%s", async (_, change) => {
    await rewrite("votes", change);
    await cover();
    expect((await differences()).length).toBeGreaterThan(0);
  });

  it("a rating that was changed by a millionth, and a row that was dropped", async () => {
    const first = (await parquetReadObjects({ file: (await read("boards.parquet")).buffer as ArrayBuffer })).find(
      ({ rating }) => rating !== null,
    )!;
    await rewrite("boards", (rows) =>
      rows.map((row) =>
        row.view === first.view && row.system === first.system && row.arena === first.arena
          ? { ...row, rating: Number(row.rating) + 1e-6 }
          : row,
      ),
    );
    await cover();
    const found = await differences();
    expect(found).toHaveLength(1);
    expect(found[0]).toContain(`${first.view}: ${first.system}, rating: `);
    await rewrite("boards", (rows) => rows.slice(1));
    expect((await differences()).join("\n")).toMatch(/is not published/);
  });

  it("a file that cannot be read, and rows that no release has", async () => {
    await write("votes.parquet", "no Parquet");
    await expect(reproduceRelease(folder())).rejects.toThrow(/votes\.parquet: it cannot be read/);
    await rewrite("votes", changeFirst({ fit: "maybe" }));
    await expect(reproduceRelease(folder())).rejects.toThrow(/votes\.parquet, row 1: this is no row of votes/);
    await rewrite("votes", changeFirst({ fit: "left", system_left: "nobody" }));
    await expect(reproduceRelease(folder())).rejects.toThrow(/name a system that it does not have/);
    await remove("systems.parquet");
    await expect(reproduceRelease(folder())).rejects.toThrow(/systems\.parquet: there is no such file/);
  });
});
