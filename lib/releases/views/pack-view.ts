import { gzipFile } from "../packing/gzip-file";
import type { RowPacker, TableTargets } from "../packing/pack-rows";
import type { OutputContent, TaskContent } from "./content";
import type { NumberedVote } from "./judged-content";
import { views } from "./list";
import { openNestedParquet } from "./nested-parquet";

/**
 * Packs rows into the files of a view; of a view of judged votes the lines are `NumberedVote`. Memory is bound by one row group and by the contents that
 * were handed over since they began.
 */
export function packView(name: string, targets: TableTargets): RowPacker {
  const view = views.find((own) => own.name === name);
  if (!view || !targets.parquet) throw new Error(`${name} is no view of a release`);
  const jsonl = targets["jsonl.gz"] && gzipFile(targets["jsonl.gz"]);
  const file = targets.parquet;
  const parquet = openNestedParquet(file, view.fields);
  let tasks: TaskContent[] = [];
  let outputs: OutputContent[] = [];

  function toRow(line: NumberedVote): Readonly<Record<string, unknown>> {
    const [task, left, right] = [tasks[line.task]!, outputs[line.left]!, outputs[line.right]!];
    return view!.fromJudged!({ vote: line.vote, task, left, right });
  }

  return {
    async write(lines, contents) {
      if (contents?.areFirst) [tasks, outputs] = [[], []];
      tasks.push(...(contents?.tasks ?? []));
      outputs.push(...(contents?.outputs ?? []));
      await jsonl?.write(lines);
      const parsed = JSON.parse(`[${lines.trimEnd().replaceAll("\n", ",")}]`) as Readonly<Record<string, unknown>>[];
      await parquet.write(view.fromJudged ? (parsed as unknown as NumberedVote[]).map(toRow) : parsed);
    },
    async finish() {
      await parquet.finish();
      return { parquet: await file.finish(), ...(jsonl && { "jsonl.gz": await jsonl.finish() }) };
    },
  };
}
