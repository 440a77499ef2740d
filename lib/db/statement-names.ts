const names = new Map<string, string>();

/** Gives a statement the name by which connections keep it prepared. */
export function nameStatement(text: string, name: string): void {
  names.set(text, name);
}

/** The name of a statement; empty for the many that are not kept prepared. */
export function nameOfStatement(text: string): string {
  return names.get(text) ?? "";
}
