import type { Rubric } from "@/lib/personas/schema";
import { decides, helps, matters } from "./with-rubric";

/** What a good print does for each person of the image arena, by slug. */
export const imageRubrics: Readonly<Record<string, Rubric>> = {
  "ottilie-brandt": [
    decides("Is warm: brown rather than black, never blue"),
    decides("Is quiet: soft steps from light to dark, nothing that shouts"),
    matters("Shows the thing whole, with what stands around it"),
    helps("Sits in a cream mat, like the paper of an old score"),
  ],
  "kwabena-asare": [
    decides("Is blue, with lines that hold at arm's length"),
    matters("Leaves room around the thing, so that one sees where it lies"),
    matters("Is clean, without grain"),
    helps("Has a white margin, as a chart has"),
  ],
  "mirela-dumitru": [
    decides("Is light, with hardly a dark corner"),
    matters("Has one calm thing, in the middle"),
    matters("Is smooth, and neither warm nor cold"),
    helps("Breathes within a white mat"),
  ],
  "anjali-deshmukh": [
    decides("Comes close enough to touch what it shows"),
    matters("Is bright, as under the glass of a greenhouse"),
    matters("Is warm in tone, on warm paper"),
    helps("Keeps fine texture: no coarse grain over petals and fur"),
  ],
  "tomas-echeverri": [
    decides("Has an edge: hard blacks, hard whites"),
    matters("Has grain that one can feel"),
    matters("Comes close, and goes right up to the border"),
    helps("Is cool and metallic in tone"),
  ],
  "sunniva-lie": [
    decides("Begins in the dark and lets in a little warm light"),
    decides("Puts what matters to one side"),
    matters("Has a black mat around it"),
    helps("Keeps weather and water that one can see"),
  ],
  "farid-haidari": [
    decides("Has no color of the past: black, white and what lies between"),
    decides("Shows all that was in front of the lens"),
    matters("Is sharp in its steps and free of grain"),
    helps("Has no mat"),
  ],
  "joaquim-teles": [
    decides("Is dark, like a screen before the film: low in key, with silver in the shadows"),
    matters("Has black around it"),
    matters("Puts the hero in the middle, and near"),
    helps("Has grain that moves a little"),
  ],
};
