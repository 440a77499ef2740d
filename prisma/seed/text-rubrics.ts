import type { Rubric } from "@/lib/personas/schema";
import { decides, helps, matters } from "./with-rubric";

/** What a good briefing does for each person of `text-personas.ts`, by slug. */
export const textRubrics: Readonly<Record<string, Rubric>> = {
  "noor-haddad": [
    decides("Tells of hospitals, doctors, births and deaths, or of the diseases to expect"),
    matters("Says whether water and sanitation are safe"),
    matters("Is a short list that can be read on a bus"),
    helps("Spends no line on exports and industries"),
  ],
  "gareth-pugh": [
    decides("Tells what the ground, the weather or the wildlife is like"),
    matters("Is told as one would tell it, not listed"),
    matters("Warns of what is dangerous outdoors: storms, quakes, drought"),
    helps("Leaves parliaments and parties out"),
  ],
  "blessing-okafor": [
    decides("Names ports, railways, goods or trading partners"),
    matters("Gives shares and numbers with them"),
    matters("Puts one fact on a line, and few lines"),
    helps("Wastes nothing on old history"),
  ],
  "mateo-ferreira": [
    decides("Gives generation, capacity, rivers or water in numbers"),
    matters("Is complete: long is welcome while it holds figures"),
    matters("Brings what the ground holds: oil, coal, ores"),
    helps("Is a list that can be compared with that of the next country"),
  ],
  "sanna-virtanen": [
    decides("Says which languages are spoken, by whom and how many"),
    matters("Brings belief, custom and how children are taught"),
    matters("Is written in whole sentences"),
    helps("Leaves power plants and mines out"),
  ],
  "daniel-achterberg": [
    decides("Says how power is won, checked and lost there"),
    matters("Gives the rules: terms, seats, who elects whom, which court decides"),
    matters("Brings the recent past of the state where it explains the present"),
    helps("Is careful prose with room for detail"),
  ],
  "rosa-quispe": [
    decides("Says what is grown, on which land and with which water"),
    matters("Says who works the land, and what they live on"),
    matters("Is short, in plain sentences"),
    helps("Has nothing military in it"),
  ],
  "yusuf-demir": [
    decides("Says who broadcasts, and who is free to"),
    matters("Brings the internet, telephones and how many have them"),
    matters("Brings refugees: from where, to where, how many"),
    helps("Can be skimmed in points"),
  ],
};
