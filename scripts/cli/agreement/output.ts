import type { Measured } from "@/lib/evaluation/measured";
import type { Proportion } from "@/lib/evaluation/proportion";
import { textTable } from "../text-table";
import type { AgreementReport } from "./report";

/** A line of the report. */
interface Line {
  readonly name: string;
  readonly value: string;
  readonly remark: string;
}

/** The report as a person reads it in a terminal. */
export function agreementText(report: AgreementReport): string {
  const { alpha, rawAgreement, fleissKappa, cohenKappa, selfConsistency, leftBias } = report;
  const lines: Line[] = [
    measured(`Krippendorff's alpha, ${alpha.level}`, alpha.alpha, `${alpha.ratings} ratings of ${alpha.units} units`),
    measured("raw agreement", rawAgreement.share, `${rawAgreement.agreeing} of ${rawAgreement.pairs} pairs of ratings`),
    measured("Fleiss' kappa", fleissKappa.kappa, "nominal"),
  ];
  if (cohenKappa) {
    lines.push(measured("Cohen's kappa", cohenKappa.kappa, `nominal; ${cohenKappa.pairs} units that both rated`));
  }
  if (selfConsistency) {
    lines.push(
      proportion("self-consistency", selfConsistency.all, "equal verdicts where a voter judged again"),
      proportion("  on the same sides", selfConsistency.sameSides, ""),
      proportion("  on turned sides", selfConsistency.turnedSides, ""),
    );
  }
  if (leftBias) {
    const p = leftBias.p.value === null ? "" : `, p ${leftBias.p.value.toPrecision(2)} against one half`;
    lines.push(proportion("left-side wins", leftBias.left, `of the votes with a winner${p}`));
  }
  return `${headline(report)}\n\n${textTable<Line>(
    [
      { head: "", side: "left", cell: ({ name }) => name },
      { head: "", side: "right", cell: ({ value }) => value },
      { head: "", side: "left", cell: ({ remark }) => remark },
    ],
    lines,
  ).replace(/^\n/, "")}`;
}

function headline({ layout, ratings, units, raters, missing, repeated, alpha }: AgreementReport): string {
  const by = raters === 0 ? "raters who are not named" : `${raters} raters`;
  const further = [
    alpha.lone > 0 && `${alpha.lone} alone in their unit`,
    missing > 0 && `${missing} missing`,
    repeated > 0 && `${repeated} left out, by voters who had judged the same before`,
  ].filter(Boolean);
  const what = layout === "votes" ? "pairs" : "units";
  return [`${ratings} ratings of ${units} ${what} by ${by}`, ...further].join("; ");
}

const reasons: Readonly<Record<string, string>> = {
  no_pair: "no unit has two ratings",
  one_value: "all ratings are equal",
};

function measured(name: string, { value, reason }: Measured<string>, remark: string): Line {
  if (value !== null) return { name, value: value.toFixed(4), remark };
  return { name, value: "–", remark: reasons[reason] ?? reason };
}

function proportion(name: string, { share, low, high, hits, trials }: Proportion, remark: string): Line {
  if (share === null) return { name, value: "–", remark: "no such votes" };
  const interval = `${low.toFixed(4)} … ${high.toFixed(4)}, ${hits} of ${trials}`;
  return { name, value: share.toFixed(4), remark: remark === "" ? interval : `${interval} ${remark}` };
}
