import { randomInt } from "node:crypto";

/** A word that no other text of this run has, and that is no name and no number. */
export const newWord = (): string => Array.from({ length: 7 }, () => "bcdfgklm"[randomInt(8)]).join("");
