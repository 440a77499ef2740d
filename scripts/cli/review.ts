import { type Command, Option } from "commander";
import { AppError } from "@/lib/errors";
import { decideHeldText, undoDecision } from "@/lib/reviews/commands";
import { getHeldText, listHeldTexts } from "@/lib/reviews/queries";
import {
  type DecisionBody,
  decisionBody,
  type HeldText,
  holdReason,
  reviewQuery,
  reviewState,
} from "@/lib/reviews/schema";
import { print } from "./print";
import { printable, textTable } from "./text-table";

const actor = "command line";

export function addReviewCommands(program: Command): void {
  const review = program.command("review").description("texts that redaction holds");

  review
    .command("list")
    .description("list the held texts that could be published now, oldest first")
    .addOption(new Option("--state <state>", "what became of them").choices(reviewState.options).default("waiting"))
    .addOption(new Option("--reason <reason>", "what may be in them").choices(holdReason.options))
    .option("--arena <slug>", "of one arena")
    .option("--after <id>", "go on behind this text")
    .option("--limit <number>", "at most so many, 1 to 50", "20")
    .action(async (options: Record<string, string>) => {
      const query = reviewQuery.safeParse(options);
      if (!query.success) {
        const [issue] = query.error.issues;
        throw new AppError("invalid_request", { detail: `--${issue!.path.join(".")}: ${issue!.message}` });
      }
      const { texts, waiting, oldestHeldAt, next } = await listHeldTexts(query.data);
      if (texts.length > 0) await print(textTable(columns, texts));
      console.log(`${waiting} waiting${oldestHeldAt ? `, the oldest since ${oldestHeldAt}` : ""}`);
      if (next) console.log(`more: --after ${next}`);
    });

  review
    .command("show <id>")
    .description("print a held text: {what is doubtful}, and what is sure as [what was there → its placeholder]")
    .action(async (id: string) => {
      const text = await requireHeldText(id);
      console.log(`${text.arena.slug}  ${text.field}  ${text.state}  may have ${text.reasons.join(", ")}`);
      console.log(`asked was: ${printable(text.prompt)}\n`);
      console.log(text.pieces.map(mark).join(""));
      if (text.edited !== null) console.log(`\npublished as: ${printableLines(text.edited)}`);
    });

  review
    .command("decide <id>")
    .description("release a held text as `show` prints it, or with --text in other words, or withhold it")
    .argument("<decision>", "release or withhold")
    .option("--text <words>", "what releases have in its place")
    .action(async (id: string, decision: string, { text }: { text?: string }) => {
      const held = await requireHeldText(id);
      const { published } = await decideHeldText({ id: held.id, actor, decision: readDecision(held, decision, text) });
      console.log(published === null ? "withheld" : `released: ${printableLines(published)}`);
    });

  review
    .command("undo <id>")
    .description("take the decision on a text back: it waits again")
    .action(async (id: string) => {
      const { decidedAt } = await requireHeldText(id);
      if (decidedAt === null) throw new AppError("already_decided", { detail: "It waits for a decision already." });
      await undoDecision({ id, actor, decidedAt });
      console.log("waiting");
    });
}

const columns = [
  { head: "id", side: "left", cell: ({ id }: HeldText) => id },
  { head: "held at", side: "left", cell: ({ heldAt }: HeldText) => heldAt },
  { head: "arena", side: "left", cell: ({ arena }: HeldText) => arena.slug },
  { head: "field", side: "left", cell: ({ field }: HeldText) => field },
  { head: "may have", side: "left", cell: ({ reasons }: HeldText) => reasons.join(" ") },
] as const;

async function requireHeldText(id: string): Promise<HeldText> {
  // What is no id is nothing that the database can be asked for.
  const text = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id) ? await getHeldText(id) : null;
  if (!text) throw new AppError("held_text_not_found");
  return text;
}

function readDecision({ shown }: HeldText, decision: string, text: string | undefined): DecisionBody {
  const given = { decision: decision === "release" && text !== undefined ? "edit" : decision };
  if (given.decision === "withhold" && text !== undefined) {
    throw new AppError("invalid_request", { detail: "--text is for a release: a withheld text has no words." });
  }
  const parsed = decisionBody.safeParse({
    ...given,
    ...(given.decision === "release" ? { shown } : {}),
    ...(given.decision === "edit" ? { text } : {}),
  });
  if (!parsed.success) throw new AppError("invalid_request", { detail: refusalOf(decision, parsed.error.issues[0]!) });
  return parsed.data;
}

function refusalOf(decision: string, { path, message }: { path: PropertyKey[]; message: string }): string {
  return path[0] === "text" ? `--text ${message}` : `${decision} is no decision: release or withhold.`;
}

function mark({ text, placeholder, doubts }: HeldText["pieces"][number]): string {
  const shown = printableLines(text);
  if (placeholder !== null) return `[${shown} → ${placeholder}]`;
  return doubts.length > 0 ? `{${shown}}` : shown;
}

/** As `printable`, with its lines. */
function printableLines(text: string): string {
  return text.split("\n").map(printable).join("\n");
}
