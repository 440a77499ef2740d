import type { PersonalContent, PersonalReading, PersonalSystem } from "../schema";
import { findFirst } from "../schema";

const width = 1200;
const height = 630;
/** The light look. */
const colors = { paper: "#fbfaf7", ink: "#1b1a17", soft: "#6b675e", rule: "#e2ded4", accent: "#c2410c" };
const margin = 64;
const columnWidth = 500;
const rightEdge = width - margin;
/** Every letter of the font is so wide, in ems. */
const letterWidth = 0.6;
const listed = 5;
const contrasted = 3;
const thin = "\u202f";

const standpointWords: Readonly<Record<PersonalReading["standpoint"], string>> = {
  owner: "judged for myself",
  proxy: "judged for other people",
  both: "judged for myself and for other people",
};

/**
 * A board as a drawing of 1200 × 630: my five best beside everyone's, and where I differ most. It holds numbers, names of systems and the arena's name,
 * and nothing else: no time, no id, nothing of the person. Pure.
 */
export function pictureSvg(arenaName: string, { readings, everyone }: PersonalContent): string {
  // The first reading is that of votes for oneself, where there is one.
  const { systems, votes, standpoint } = readings[0]!;
  const { isTold } = findFirst(systems);
  const byAll = [...systems].sort((one, other) => other.everyone.rating - one.everyone.rating);
  const differing = [...systems]
    .sort((one, other) => clearance(other) - clearance(one) || size(other) - size(one))
    .slice(0, contrasted);
  const right = margin + columnWidth + 72;
  const simulated = everyone.simulatedVotes > 0 ? `, ${count(everyone.simulatedVotes)} of them simulated` : "";
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">`,
    `<rect width="${width}" height="${height}" fill="${colors.paper}"/>`,
    text(margin, 86, 18, colors.soft, "MY TASTE IN", 2),
    text(margin, 138, 46, colors.ink, fitted(arenaName, 46, width - 2 * margin), 0, true),
    line(margin, 168, rightEdge),
    list(
      margin,
      `MY FIVE BEST${isTold ? "" : "; WHO IS FIRST IS NOT SURE YET"}`,
      systems,
      (row) => row.mine,
      colors.accent,
    ),
    list(right, "EVERYONE'S", byAll, (row) => row.everyone, colors.ink),
    line(margin, 418, rightEdge),
    text(margin, 450, 16, colors.soft, "WHERE I DIFFER MOST", 1.5),
    ...differing.map((row, at) => differenceRow(row, 484 + at * 34)),
    text(margin, 602, 16, colors.soft, `Palate · ${count(votes)} votes, ${standpointWords[standpoint]}`),
    textEnd(rightEdge, 602, 16, colors.soft, `everyone: ${count(everyone.votes)} votes${simulated}`),
    "</svg>",
  ].join("");
}

function list(
  x: number,
  title: string,
  rows: readonly PersonalSystem[],
  of: (row: PersonalSystem) => PersonalSystem["mine"],
  color: string,
): string {
  const lines = rows.slice(0, listed).map((row, at) => {
    const y = 238 + at * 36;
    const { rating, low, high } = of(row);
    const reach = `±${Math.round((high - low) / 2)}`;
    return [
      text(x, y, 20, colors.ink, fitted(row.name, 20, columnWidth - 150)),
      textEnd(x + columnWidth - 64, y, 20, color, String(Math.round(rating)), true),
      textEnd(x + columnWidth, y, 17, colors.soft, reach),
    ].join("");
  });
  return text(x, 200, 16, colors.soft, title, 1.5) + lines.join("");
}

function differenceRow({ name, difference: { points, low, high, isBeyondChance } }: PersonalSystem, y: number): string {
  const words = `±${Math.round((high - low) / 2)}, ${isBeyondChance ? "beyond chance" : "within what chance does"}`;
  return [
    text(margin, y, 20, colors.ink, fitted(name, 20, columnWidth)),
    textEnd(margin + columnWidth + 130, y, 20, isBeyondChance ? colors.accent : colors.ink, signed(points), true),
    text(margin + columnWidth + 160, y, 17, colors.soft, words),
  ].join("");
}

/** How far the interval of the difference keeps from 0. */
function clearance({ difference: { low, high } }: PersonalSystem): number {
  return Math.max(low, -high);
}

function size({ difference }: PersonalSystem): number {
  return Math.abs(difference.points);
}

function text(x: number, y: number, size: number, color: string, words: string, spacing = 0, isStrong = false): string {
  const style = `font-family="IBM Plex Mono${isStrong ? " Medium" : ""}" font-size="${size}"${spacing ? ` letter-spacing="${spacing}"` : ""}`;
  return `<text x="${x}" y="${y}" fill="${color}" ${style}>${escaped(words)}</text>`;
}

/** Text that ends at x. */
function textEnd(x: number, y: number, size: number, color: string, words: string, isStrong = false): string {
  return text(x, y, size, color, words, 0, isStrong).replace("<text ", '<text text-anchor="end" ');
}

function line(x: number, y: number, end: number): string {
  return `<line x1="${x}" y1="${y}" x2="${end}" y2="${y}" stroke="${colors.rule}"/>`;
}

/** A name, shortened where it is wider than there is room. */
function fitted(name: string, size: number, room: number): string {
  const letters = Math.floor(room / (size * letterWidth));
  return [...name].length <= letters
    ? name
    : `${[...name]
        .slice(0, letters - 1)
        .join("")
        .trimEnd()}…`;
}

function signed(points: number): string {
  const rounded = Math.round(points);
  return rounded > 0 ? `+${rounded}` : String(rounded).replace("-", "−");
}

function count(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+$)/g, thin);
}

function escaped(words: string): string {
  return words.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`).replace(/\p{Cc}/gu, " ");
}
