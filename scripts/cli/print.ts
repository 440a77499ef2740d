/**
 * Writes a result to standard output and waits until it is out: a pipe takes a piece at a time, and a process that ends earlier takes
 * the rest with it.
 */
export function print(text: string): Promise<void> {
  // A reader that has gone away is dealt with where the process begins.
  return new Promise((resolve) => process.stdout.write(text, () => resolve()));
}
