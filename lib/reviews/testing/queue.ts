import { systemClock } from "@/lib/clock";
import { decideHeldText, scanTexts } from "../commands";
import { listHeldTexts } from "../queries";
import { type HeldText, reviewQuery } from "../schema";

/** Texts of the tests: what is doubtful in each, and beside it what is sure. */
export const doubtful = {
  name: "Quenby Astrafel liked it; write to jane@example.org.",
  address: "ich wohne in der Lindenstraße",
  birthDate: "my daughter 3/5/2015 liked it",
};

/** Some time after now, when nothing that was stored by now may still be on its way. */
export const later = (ms = 60_000) => ({ now: () => new Date(systemClock.now().getTime() + ms) });

/** Scans until nothing is new, and reads the queue. */
export async function fillQueue(query: Parameters<typeof reviewQuery.parse>[0] = {}): Promise<HeldText[]> {
  await scanTexts({ clock: later() });
  return (await listHeldTexts(reviewQuery.parse(query))).texts;
}

export const operator = "user of the tests";

export const release = ({ id, shown }: HeldText, actor = operator) =>
  decideHeldText({ id, actor, decision: { decision: "release", shown } });
export const withhold = ({ id }: HeldText, actor = operator) =>
  decideHeldText({ id, actor, decision: { decision: "withhold" } });
export const edit = ({ id }: HeldText, text: string) =>
  decideHeldText({ id, actor: operator, decision: { decision: "edit", text } });
