/** An error whose message tells a person all that they need: it is printed alone, without a stack. */
export class OneSentence extends Error {
  name = "OneSentence";
}

/**
 * Prints why a script ends, as shortly as the reason allows, and sets exit code 1.
 *
 * @param {unknown} error
 */
export function printFailure(error) {
  console.error(error instanceof OneSentence ? error.message : error);
  process.exitCode = 1;
}
