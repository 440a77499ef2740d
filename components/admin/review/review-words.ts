import type { Problem } from "@/components/battle/request";
import { explainProblem } from "@/components/ui/explain-problem";
import type { HeldText } from "@/lib/reviews/schema";

/** What may be in a text, as it is said beside it and in the filter. */
export const reasonWords: Readonly<Record<HeldText["reasons"][number], string>> = {
  name: "a name",
  address: "an address",
  birth_date: "a date of birth",
  number: "a number",
};

export const stateWords: Readonly<Record<HeldText["state"], string>> = {
  waiting: "Waiting",
  released: "Released",
  withheld: "Withheld",
};

const fieldWords: Readonly<Record<HeldText["field"], string>> = {
  feedback_left: "on output A",
  feedback_right: "on output B",
  feedback_general: "on both outputs",
  feedback: "on one output",
};

/** "Briefings · on output A · may have a name or an address" */
export function describeText({ arena, field, reasons }: Pick<HeldText, "arena" | "field" | "reasons">): string {
  return `${arena.name} · ${fieldWords[field]} · may have ${reasons.map((reason) => reasonWords[reason]).join(" or ")}`;
}

/** What would be published: doubts lifted, what is sure replaced. */
export function publishedForm({ pieces }: Pick<HeldText, "pieces">): string {
  return pieces.map(({ text, placeholder }) => placeholder ?? text).join("");
}

/** Why a decision was not taken, and what to do. What is wrong with the words that were typed is said of them, not of a field of the API. */
export function explainRefusal(problem: Problem): string {
  const [, fault] = (problem.code === "invalid_request" && /^text: (.+)$/.exec(problem.detail)) || [];
  return fault ? `The text ${fault}.` : explainProblem(problem);
}
