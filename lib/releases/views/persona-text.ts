import type { PersonaRow } from "../tables/personas";

type Attribute = { readonly label: string; readonly value: string };
type Preference = { readonly is_liked: boolean; readonly label: string };
type Event = { readonly happened_on: string; readonly action: string; readonly text: string };

/**
 * A described persona in words: what systems are handed, in the order in which it is shown. Its rubric is for whoever judges and is not in
 * it, nor are images of its history.
 */
export function sayPersona(row: PersonaRow): string {
  const attributes = JSON.parse(row.attributes) as Attribute[];
  const preferences = JSON.parse(row.preferences) as Preference[];
  const history = JSON.parse(row.history) as Event[];
  const labels = (isLiked: boolean) =>
    preferences.filter(({ is_liked }) => is_liked === isLiked).map(({ label }) => label);
  const [likes, dislikes] = [labels(true), labels(false)];
  return [
    `${row.name}, ${row.headline}.`,
    row.description,
    ...attributes.map(({ label, value }) => `${label}: ${value}`),
    ...(likes.length > 0 ? [`Likes: ${likes.join(", ")}`] : []),
    ...(dislikes.length > 0 ? [`Does not like: ${dislikes.join(", ")}`] : []),
    ...history.map(({ happened_on, action, text }) => `${happened_on}, ${action}: ${text}`),
  ].join("\n");
}
