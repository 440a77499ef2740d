import { db } from "@/lib/db/client";
import { type Covariate, imageCovariates, textCovariates } from "@/lib/evaluation/covariates";
import { measureTextStyle } from "@/lib/evaluation/text-style";
import { log } from "@/lib/observability/log";
import { readBlob } from "@/lib/storage/blobs";
import type { Styles } from "../analysis/control-analysis";
import { measureImageFile } from "./measure-image-file";

/** Outputs measured before they are stored: a crash loses no more. */
const batchSize = 50;

/**
 * The form of every output of an arena in numbers. What was not measured yet is measured now and kept, so that each output is measured
 * once. Null for a modality whose form nobody can measure.
 *
 * Cost O(outputs), and for each new one about a millisecond of text or 30 ms of image.
 * What cannot be measured is logged, left out, and tried again the next time.
 */
export async function readStyles(arenaId: string, modality: string): Promise<Styles | null> {
  const covariates = covariatesOf(modality);
  if (!covariates) return null;
  await measureMissing(arenaId, modality);
  const styles = await db.outputStyle.findMany({ where: { output: { arenaId } } });
  const byOutput = new Map(styles.map(({ outputId, features }) => [outputId, features as unknown]));
  return { covariates, styleOf: (outputId) => byOutput.get(outputId) };
}

function covariatesOf(modality: string): readonly Covariate<unknown>[] | null {
  // Each reads the styles that its own modality's measure made.
  if (modality === "text" || modality === "summary") return textCovariates as readonly Covariate<unknown>[];
  if (modality === "image") return imageCovariates as readonly Covariate<unknown>[];
  return null;
}

async function measureMissing(arenaId: string, modality: string): Promise<void> {
  const unreadable: string[] = [];
  for (;;) {
    const outputs = await db.output.findMany({
      where: { arenaId, style: null, id: { notIn: unreadable } },
      orderBy: { id: "asc" },
      take: batchSize,
      select: { id: true, parts: { orderBy: { position: "asc" }, select: { type: true, text: true, blob: true } } },
    });
    const rows: { outputId: string; features: Record<string, number> }[] = [];
    for (const { id, parts } of outputs) {
      try {
        rows.push({ outputId: id, features: { ...(await measure(parts, modality)) } });
      } catch (error) {
        // A lost image costs the votes on it their part in the control, not the instance.
        log.error({ err: error, output: id }, "the form of an output could not be measured");
        unreadable.push(id);
      }
    }
    await db.outputStyle.createMany({ data: rows, skipDuplicates: true });
    if (outputs.length < batchSize) return;
  }
}

async function measure(parts: readonly { type: string; text: string; blob: string | null }[], modality: string) {
  const image = parts.find(({ type }) => type === "image");
  if (modality === "image" && image?.blob) return measureImageFile(await readBlob(image.blob));
  return measureTextStyle(parts.map(({ text }) => text).join("\n\n"));
}
