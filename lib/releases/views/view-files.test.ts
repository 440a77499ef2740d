import { parquetReadObjects } from "hyparquet";
import { expect, it } from "vitest";
import { endPacking } from "../packing/pack-beside";
import { stageInMemory } from "../testing/stage-in-memory";
import { arena140k } from "./arena-140k";
import { outputContent, taskContent } from "./content";
import { numberContents } from "./content-numbers";
import { fewShot } from "./few-shot";
import { ViewFiles } from "./view-files";

const hex = (n: number) => n.toString(16).padStart(32, "0");

/** Pages of votes on outputs that come again and again, long enough that numbers begin anew. */
function* pages() {
  const numbers = numberContents();
  const tasks = [0, 1].map((n) => taskContent({ prompt: `Prompt ${n}`, source_text: null, source_image: null }));
  const outputs = Array.from({ length: 60 }, (_, n) =>
    outputContent({ text: `${n} ${"long ".repeat(40_000)}`, images: null, image_descriptions: null }),
  );
  for (let page = 0; page < 4; page += 1) {
    const numbering = numbers.begin();
    const lines = Array.from({ length: 25 }, (_, at) => {
      const n = page * 25 + at;
      return {
        vote: {
          vote_id: hex(n),
          battle_id: hex(n + 1000),
          annotator_id: hex(n % 3),
          arena: "text",
          persona: "ines",
          system_left: "a",
          system_right: "b",
          fit: "left",
          voted_on: "2026-11-23",
        },
        task: numbering.ofTask(tasks[n % 2]!),
        left: numbering.ofOutput(outputs[n % 60]!),
        right: numbering.ofOutput(outputs[(n + 7) % 60]!),
      };
    });
    yield { lines, contents: numbering.contents };
  }
}

async function pack(together: number) {
  const { staging, contentOf } = stageInMemory();
  const views = [new ViewFiles<unknown>(staging, arena140k), new ViewFiles<unknown>(staging, fewShot)];
  for (const { lines, contents } of pages()) await views[0]!.writeLines(lines, contents, together);
  const pair = { scope: "persona", arena: "text", subject: "ines", persona_version: 1, standpoint: "proxy" };
  const rows = Array.from({ length: 50 }, (_, at) => ({
    ...pair,
    size: 4,
    role: "query",
    position: at + 1,
    pair: hex(at).slice(16),
    vote_id: null,
  }));
  await views[1]!.writeLines(rows, undefined, together);
  const written = [];
  for (const view of views) written.push(await view.finish());
  await endPacking(staging);
  const names = written.flatMap(({ files }) => files.map(({ name }) => name));
  return { written, contents: names.map((name) => [name, contentOf(name).toString("base64")]) };
}

it("a view has the same bytes whether it is packed beside or here", async () => {
  const [here, beside] = [await pack(1), await pack(10_000)];
  expect(here.contents.map(([name]) => name)).toEqual(["arena-140k.parquet", "few-shot.parquet", "few-shot.jsonl.gz"]);
  expect(here.written.map(({ rows }) => rows)).toEqual([100, 50]);
  expect(beside.contents).toEqual(here.contents);
  const bytes = Buffer.from(here.contents[0]![1]!, "base64");
  const file = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer;
  const rows = await parquetReadObjects({ file });
  const begins = rows.map(({ conversation_b }) => Number(String(conversation_b[1].content[0].text).split(" ")[0]));
  expect(begins).toEqual(Array.from({ length: 100 }, (_, n) => (n + 7) % 60));
  expect(rows.map(({ conversation_a }) => conversation_a[0].content[0].text).slice(0, 2)).toEqual([
    "Prompt 0",
    "Prompt 1",
  ]);
});

it("a view without a row has no file", async () => {
  const { staging } = stageInMemory();
  const view = new ViewFiles<unknown>(staging, fewShot);
  await view.writeLines([]);
  expect(await view.finish()).toMatchObject({ rows: 0, files: [] });
});
