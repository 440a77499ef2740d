import type { Criterion, FitScale } from "@/lib/arenas/schema";
import { lowestMark } from "@/lib/arenas/schema";
import { measureAlpha } from "@/lib/evaluation/krippendorff";
import { type Estimate, fitMeans, type MeansGroup } from "@/lib/evaluation/leniency/fit-means";
import type { AbsoluteContent, AbsoluteSystem } from "../schema";

/** A system has a mean from so many assessments on, */
export const minAssessments = 10;
/** where so many annotators connect it to others: fewer say little of how annotators differ. */
export const minAnnotators = 5;

export interface AssessedSystem {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly family: string;
  readonly strategy: string;
  readonly organization: string;
  readonly licence: string;
  readonly retiredAt: Date | null;
}

export interface CountedAssessment {
  readonly systemId: string;
  readonly annotatorId: string;
  /** Task, persona version and content: what was seen. */
  readonly content: string;
  readonly fit: number;
  readonly criteria: Readonly<Record<string, unknown>>;
  readonly standpoint: "owner" | "proxy";
  readonly source: "human" | "simulated" | "imported";
}

/** Everything that an absolute board is computed from. */
export interface AbsoluteInput {
  readonly scale: FitScale;
  readonly criteria: readonly Criterion[];
  readonly systems: readonly AssessedSystem[];
  /** In the order in which they were made. */
  readonly assessments: readonly CountedAssessment[];
  readonly excluded: Readonly<Record<string, number>>;
}

/** The board of an absolute arena: means with leniency taken out, lifts, agreement. Pure. Cost that of `fitMeans`, for fit and each criterion. */
export function buildAbsoluteBoard(input: AbsoluteInput): AbsoluteContent {
  const { scale, criteria, systems, assessments, excluded } = input;
  const scaled = criteria.flatMap((criterion) => (criterion.kind === "scale" ? [criterion] : []));
  const fits = fitMeans(assessments.map(({ systemId, annotatorId, fit }) => ratingOf(systemId, annotatorId, fit)));
  const marks = scaled.map(({ key, scale }) => ({
    key,
    scale,
    counts: countOf(assessments.filter(({ criteria }) => isMark(criteria[key]))),
    groups: fitMeans(
      assessments.flatMap(({ systemId, annotatorId, criteria }) => {
        const mark = criteria[key];
        return isMark(mark) ? [ratingOf(systemId, annotatorId, mark)] : [];
      }),
    ),
  }));
  const counts = countOf(assessments);
  const rows = systems.map((system): AbsoluteSystem => {
    const { id, slug, retiredAt, ...facts } = system;
    const group = fits.findIndex(({ systems }) => systems.includes(id));
    const { assessments: count, annotators } = counts.get(id) ?? nothing;
    const fit = meanOf(fits, counts, id, scale);
    const isFew = count < minAssessments;
    return {
      system: slug,
      ...facts,
      retiredAt: retiredAt?.toISOString() ?? null,
      assessments: count,
      annotators,
      fit,
      rank: null,
      criteria: Object.fromEntries(
        marks.flatMap(({ key, scale, counts, groups }) => {
          const mark = meanOf(groups, counts, id, scale);
          return mark ? [[key, mark]] : [];
        }),
      ),
      missing: fit ? 0 : Math.max(0, minAssessments - count),
      collecting: fit ? null : isFew ? "few_assessments" : "few_annotators",
      group: group === -1 ? fits.length : group,
    };
  });
  return {
    scale,
    systems: rank(rows),
    lifts: liftsOf(systems, fits, new Set(rows.filter(({ fit }) => fit).map(({ system }) => system))),
    criteria: scaled.map(({ key, label, scale }) => ({ key, label, scale })),
    alpha: alphaOf(assessments),
    annotators: new Set(assessments.map(({ annotatorId }) => annotatorId)).size,
    ownerAssessments: assessments.filter(({ standpoint }) => standpoint === "owner").length,
    importedAssessments: assessments.filter(({ source }) => source === "imported").length,
    excluded: { ...excluded },
  };
}

interface Count {
  readonly assessments: number;
  readonly annotators: number;
}
const nothing: Count = { assessments: 0, annotators: 0 };

function countOf(assessments: readonly CountedAssessment[]): Map<string, Count> {
  const annotators = new Map<string, Set<string>>();
  const counts = new Map<string, Count>();
  for (const { systemId, annotatorId } of assessments) {
    const known = annotators.get(systemId) ?? new Set();
    annotators.set(systemId, known.add(annotatorId));
    const { assessments } = counts.get(systemId) ?? nothing;
    counts.set(systemId, { assessments: assessments + 1, annotators: known.size });
  }
  return counts;
}

function ratingOf(system: string, rater: string, value: number) {
  return { system, rater, value };
}

function isMark(value: unknown): value is number {
  return typeof value === "number" && Number.isInteger(value);
}

/** The mean of a system that has enough, held inside the scale; null otherwise: no number is shown without its interval. */
function meanOf(groups: readonly MeansGroup[], counts: ReadonlyMap<string, Count>, id: string, scale: number) {
  const group = groups.find(({ systems }) => systems.includes(id));
  const count = counts.get(id) ?? nothing;
  if (!group || count.assessments < minAssessments || group.raters < minAnnotators) return null;
  const { value, interval } = group.mean(id);
  if (!interval) return null;
  const hold = (mark: number) => Math.min(scale, Math.max(lowestMark(scale), mark));
  return { mean: hold(value), low: hold(interval.low), high: hold(interval.high) };
}

/** Best first; a rank holds inside its group. */
function rank(rows: readonly AbsoluteSystem[]): AbsoluteSystem[] {
  const ranked = rows.map((row): AbsoluteSystem => {
    const { fit, group } = row;
    if (!fit) return row;
    const above = rows.filter((other) => other.fit && other.group === group && other.fit.low > fit.high).length;
    return { ...row, rank: above + 1 };
  });
  return ranked.sort(
    (one, other) =>
      (other.fit?.mean ?? -1) - (one.fit?.mean ?? -1) ||
      other.assessments - one.assessments ||
      (one.system < other.system ? -1 : 1),
  );
}

function liftsOf(
  systems: readonly AssessedSystem[],
  groups: readonly MeansGroup[],
  shown: ReadonlySet<string>,
): AbsoluteContent["lifts"] {
  const controls = new Map(
    systems.flatMap((system) => (system.strategy === "generic" ? [[system.family, system]] : [])),
  );
  return systems
    .flatMap(({ id, slug, family, strategy }) => {
      const control = controls.get(family);
      const group = groups.find(({ systems }) => systems.includes(id));
      if (!control || control.id === id || !group?.systems.includes(control.id)) return [];
      if (!shown.has(slug) || !shown.has(control.slug)) return [];
      const { value, interval }: Estimate = group.difference(id, control.id);
      return interval ? [{ system: slug, family, strategy, lift: value, ...interval }] : [];
    })
    .sort((one, other) => other.lift - one.lift);
}

/** Somebody who signed in late may have assessed an output twice: the first counts. */
function alphaOf(assessments: readonly CountedAssessment[]): AbsoluteContent["alpha"] {
  const first = new Map<string, { unit: string; rater: string; value: number }>();
  for (const { content, annotatorId, fit } of assessments) {
    const key = `${content} ${annotatorId}`;
    if (!first.has(key)) first.set(key, { unit: content, rater: annotatorId, value: fit });
  }
  const { alpha, units, ratings } = measureAlpha(first.values(), "interval");
  return alpha.reason === null
    ? { value: alpha.value, outputs: units, assessments: ratings }
    : { reason: alpha.reason };
}
