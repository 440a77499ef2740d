import type { Rubric } from "@/lib/personas/schema";
import { decides, helps, matters } from "./with-rubric";

/** What a good summary does for each reader of `summary-personas.ts`, by slug. */
export const summaryRubrics: Readonly<Record<string, Rubric>> = {
  "ines-calderon": [
    decides("Brings what the address says on water, land, forests or public works"),
    matters("Can be read in under a minute"),
    matters("Leaves out thanks, prayers and ceremony"),
    helps("Keeps to plain words, and spends none on tariffs"),
  ],
  "amadou-diop": [
    decides("Brings ships, ports, foreign trade or treaties where the address has them"),
    matters("Says which countries, and what was agreed with them"),
    matters("Reads as connected prose, and takes the room it needs"),
    helps("Leaves schools, pensions and other domestic programs aside"),
  ],
  "miriam-feld": [
    decides("Brings who was free, who could vote or who went to school"),
    matters("Quotes a passage that a class could argue about"),
    matters("Is short enough to read aloud at the start of a lesson"),
    helps("Skips the treasury, the debt and the currency"),
  ],
  "tove-lindqvist": [
    decides("Brings illness, food, old people or the poor, and what was promised them"),
    decides("Can be taken in as a list, standing"),
    matters("Is short"),
    helps("Leaves weapons and fleets out"),
  ],
  "walter-oakes": [
    decides("Says what the address means for people paid by the hour"),
    matters("Comes in points, each of one thing"),
    matters("Is brief"),
    helps("Brings what is said of corporations and of people who come to work"),
    helps("Passes over diplomacy"),
  ],
  "priya-raghunathan": [
    decides("Gives sums: what is owed, taxed, spent"),
    matters("Puts a figure or a rule into every line"),
    matters("Lists them, and does not stop before the last"),
    helps("Has no battles and no victories"),
  ],
  "ruth-yazzie": [
    decides("Says what was promised to Native nations, or which court or law decides"),
    matters("Uses full sentences from which nothing is missing"),
    matters("Keeps conditions and exceptions that change what a rule means"),
    helps("Has no fanfare about growth and wealth"),
  ],
  "haruka-mori": [
    decides("Brings what the country sets out to build, survey, invent or power"),
    matters("Is concrete: names the thing, its size, its place"),
    matters("Goes on long enough to explain, in prose"),
    helps("Leaves party quarrels out"),
  ],
};
