import type { Problem } from "@/components/battle/request";

/** Why a request of an ordinary page failed, and what to do, after a sentence that says what was not changed. */
export function explainProblem({ code, detail }: Problem): string {
  if (code === "unreachable") return "Palate could not be reached. Try again when you are online.";
  if (code === "unauthorized") return "Your session has ended. Sign in and try again.";
  return detail || "Something broke on our side. Try again in a moment.";
}
