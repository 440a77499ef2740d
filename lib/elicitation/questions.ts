import { gradedProbe, type Probe } from "./probe";

/** A short question with five answers between two ends. */
export interface Question extends Probe {
  readonly text: string;
  /** What answer 1 says, and what answer 5 says. */
  readonly low: string;
  readonly high: string;
}

function question(key: string, words: readonly [string, string, string], loadings: Probe["loadings"]): Question {
  const [text, low, high] = words;
  return { ...gradedProbe(key, loadings), text, low, high };
}

/**
 * The bank. Ends are worded as wishes that anybody may have: no answer is the better one. Broad questions are about two axes
 * at once; what they leave open, the others settle.
 */
export const questions: readonly Question[] = [
  question(
    "explain-new",
    ["Something new is explained to you. How?", "Briefly, in everyday words", "Thoroughly, as to a colleague"],
    [
      { axis: "length", weight: 0.9 },
      { axis: "depth", weight: 0.9 },
    ],
  ),
  question(
    "meeting",
    ["You missed a meeting. What do you want to have of it?", "The whole account, in sentences", "Five bullets"],
    [
      { axis: "form", weight: 0.9 },
      { axis: "length", weight: -0.9 },
    ],
  ),
  question(
    "guide",
    ["A good guide sounds like", "a reference book", "a friend who has been there"],
    [
      { axis: "formality", weight: 0.9 },
      { axis: "voice", weight: 0.9 },
    ],
  ),
  question(
    "report",
    ["What makes a report convincing?", "Figures, with their margins of error", "Plain words, and one case"],
    [
      { axis: "evidence", weight: 0.9 },
      { axis: "depth", weight: -0.8 },
    ],
  ),
  question(
    "old-photograph",
    ["An old photograph on your wall:", "blue-black and pure", "brown, like its time"],
    [
      { axis: "tint", weight: 0.9 },
      { axis: "toning", weight: 0.8 },
    ],
  ),
  question(
    "across-the-room",
    ["Seen from across the room, a picture should", "open a wide, quiet view", "strike: near, and black on white"],
    [
      { axis: "contrast", weight: 0.9 },
      { axis: "framing", weight: 0.9 },
    ],
  ),
  question(
    "bad-news",
    ["Bad news should come", "plainly, with the facts", "kindly, with how it came about"],
    [
      { axis: "voice", weight: 0.9 },
      { axis: "evidence", weight: 0.7 },
    ],
  ),
  question(
    "leave-out",
    ["A text has too much or too little. Which is worse?", "Too much", "Too little"],
    [{ axis: "length", weight: 1 }],
  ),
  question(
    "how-much",
    ["Free time, and something to read about your subject:", "A page that sums it up", "The long piece"],
    [{ axis: "length", weight: 1 }],
  ),
  question(
    "set-out",
    ["Five things to know. How set out?", "As a paragraph that flows", "As a list"],
    [{ axis: "form", weight: 1 }],
  ),
  question(
    "find-again",
    ["You read rather to follow a thought, or to find a thing?", "To follow a thought", "To find a thing"],
    [{ axis: "form", weight: 0.9 }],
  ),
  question(
    "terms",
    ["A technical word comes up. You prefer", "an everyday word instead", "the exact term, unexplained"],
    [{ axis: "depth", weight: 1 }],
  ),
  question(
    "start-where",
    ["Where should an explanation start?", "At the very beginning", "Where experts start"],
    [{ axis: "depth", weight: 0.9 }],
  ),
  question(
    "address",
    ["A letter from your bank should sound", "like a bank", "like somebody at the next desk"],
    [{ axis: "formality", weight: 1 }],
  ),
  question(
    "contractions",
    ["Which reads better to you?", "“It is not advisable.”", "“Better not.”"],
    [{ axis: "formality", weight: 0.9 }],
  ),
  question("praise", ["Encouragement in an answer", "gets in the way", "helps me on"], [{ axis: "voice", weight: 1 }]),
  question(
    "convince",
    ["What convinces you sooner?", "A table of figures", "What happened to one person"],
    [{ axis: "evidence", weight: 1 }],
  ),
  question("remember", ["A year later you still know", "the number", "the scene"], [{ axis: "evidence", weight: 0.9 }]),
  question(
    "tone-or-none",
    ["A print in a color cast looks", "like a mistake", "like a choice"],
    [{ axis: "toning", weight: 1 }],
  ),
  question(
    "black-and-white",
    ["Black and white without any tint is", "just right", "a little dead"],
    [{ axis: "toning", weight: 0.9 }],
  ),
  question(
    "evening",
    ["The light that you like best in a room:", "daylight, a little blue", "lamplight, a little yellow"],
    [{ axis: "tint", weight: 0.8 }],
  ),
  question("ink", ["If a print has a tone, then", "blue, like ink", "brown, like tea"], [{ axis: "tint", weight: 1 }]),
  question(
    "noon-or-mist",
    ["The better hour for a photograph:", "mist, all grays", "noon, black shadows"],
    [{ axis: "contrast", weight: 1 }],
  ),
  question("poster", ["A picture should", "whisper", "shout"], [{ axis: "contrast", weight: 0.9 }]),
  question(
    "place-or-thing",
    ["A picture of a boat should show", "the whole harbor", "the bow and the rope"],
    [{ axis: "framing", weight: 1 }],
  ),
  question(
    "portrait",
    ["A picture of somebody you like:", "in their room, with everything around", "the face, filling the frame"],
    [{ axis: "framing", weight: 0.9 }],
  ),
];
