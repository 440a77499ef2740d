/**
 * What was typed into the field of a long scale: a mark of it, null for an empty field, `refused` for anything that is no mark, which is
 * never taken for the nearest one.
 *
 * @param text as the field gives it
 * @param isUnreadable whether the field holds what it cannot give, such as a single minus sign
 */
export function readMark(
  text: string,
  isUnreadable: boolean,
  lowest: number,
  scale: number,
): number | null | "refused" {
  if (isUnreadable) return "refused";
  if (text.trim() === "") return null;
  const mark = Number(text);
  return Number.isInteger(mark) && mark >= lowest && mark <= scale ? mark : "refused";
}
