/** Events by their day, the newest first; those of one day stay in the order in which they were written. */
export function orderTimeline<Event extends { readonly happenedOn: string }>(events: readonly Event[]): Event[] {
  return events.toSorted((one, other) => other.happenedOn.localeCompare(one.happenedOn));
}
