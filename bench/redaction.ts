import { redactTogether } from "@/lib/privacy/redact";
import { type Half, measureHalf, uncertainKinds } from "@/lib/privacy/testing/canaries/measure";
import { atMost, report, rounded } from "./checks";
import { median } from "./statistics";

/**
 * `npm run bench -- redaction`: how much of the planted personal data gets through, how much of it and of harmless text is
 * held, and what a text costs. It prints numbers by kind and language, never a text: one half is only counted.
 */
const halves: readonly Half[] = ["tuning", "practice-1", "practice-2", "practice-3", "practice-4", "counted"];
const figures = halves.map((half) => ({ half, ...measureHalf(half) }));

const rows = figures.flatMap(({ half, kinds, languages, clean }) => [
  ...[...kinds].map(([of, planted]) => ({ half, of, ...planted })),
  ...[...languages].map(([of, planted]) => {
    const harmless = clean.get(of) ?? { texts: 0, altered: 0, held: 0 };
    return { half, of, ...planted, clean: harmless.texts, cleanAltered: harmless.altered, cleanHeld: harmless.held };
  }),
]);

const checks = figures.flatMap(({ half, kinds, clean }) => {
  const total = (wanted: boolean, figure: "leaked" | "strings") =>
    [...kinds].reduce((sum, [kind, of]) => (uncertainKinds.has(kind) === wanted ? sum + of[figure] : sum), 0);
  const harmless = [...clean.values()];
  const texts = harmless.reduce((sum, of) => sum + of.texts, 0);
  const share = (figure: "altered" | "held") => (harmless.reduce((sum, of) => sum + of[figure], 0) / texts) * 100;
  return [
    atMost(`${half}: strings of the kinds with a form that get through`, total(false, "leaked"), 0),
    atMost(
      `${half}: names and addresses that get through, %`,
      (total(true, "leaked") / total(true, "strings")) * 100,
      3,
    ),
    atMost(`${half}: harmless texts altered, %`, share("altered"), 1),
    atMost(`${half}: harmless texts held, %`, share("held"), 5),
  ];
});

const plain = "The left one is clearer, but it leaves out what happened after the war was over.";
const hard = "Call Emily Hartwell at +1 (918) 555-0143 or write to e.hartwell@example.org, 12 Main Street, Tulsa.";

/** Of processor time, which what else the machine does changes least. */
function microsecondsSince(started: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(started);
  return user + system;
}

/** Microseconds a text, the median of rounds. */
function costOf(text: string): number {
  const perRound = 10_000;
  const rounds = Array.from({ length: 9 }, () => {
    const started = process.cpuUsage();
    for (let count = 0; count < perRound; count += 1) redactTogether([text]);
    return microsecondsSince(started) / perRound;
  });
  return rounded(median(rounds));
}

/** How much longer four times the text takes: four, where time is linear. */
function growthOf(unit: string): number {
  const timeOf = (length: number) => {
    const text = unit.repeat(length / unit.length);
    const rounds = Array.from({ length: 7 }, () => {
      const started = process.cpuUsage();
      for (let count = 0; count < 4; count += 1) redactTogether([text]);
      return microsecondsSince(started);
    });
    return median(rounds);
  };
  return timeOf(16_000) / timeOf(4000);
}

const units = ["a", "1 ", "a.", "a at ", "Ab ", "Ab, ", "1-", "a1!", "中", "1号", "가", "É ", "ab-", "st. 1 ", "д "];
const costs = [
  atMost("a plain English text of 80 characters, µs", costOf(plain), 10),
  atMost("a text full of findings, µs", costOf(hard), 100),
  atMost("growth of the time for four times the text, worst of hostile texts", Math.max(...units.map(growthOf)), 8),
];

report("redaction", { units: units.length }, rows, [...checks, ...costs]);
