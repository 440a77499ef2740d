/**
 * @typedef {object} CommandEntry
 * @property {string} name what stands after `palate`
 * @property {string} description as in `palate --help`
 * @property {boolean} needsDatabase without one, a command starts at once and needs no Postgres, no secrets and no built app;
 *   its file must not import what does
 * @property {Load} load the function that adds it
 * @property {Readonly<Record<string, Load>>} [alone] its subcommands that need no database all the same, each with a function that adds it with
 *   nothing beside it
 */

/** @typedef {() => Promise<(program: import("commander").Command) => void>} Load */

/**
 * Every command of the command line: a file beside this one, and a line here. Files are loaded only for the command that
 * was asked for.
 *
 * @type {CommandEntry[]}
 */
export const commands = [
  {
    name: "rate",
    description: "rate the systems of a file of votes",
    needsDatabase: false,
    load: async () => (await import("./rate.ts")).addRateCommand,
  },
  {
    name: "agreement",
    description: "how far the people of a file agree",
    needsDatabase: false,
    load: async () => (await import("./agreement.ts")).addAgreementCommand,
  },
  {
    name: "compare",
    description: "how far two boards agree",
    needsDatabase: false,
    load: async () => (await import("./compare.ts")).addCompareCommand,
  },
  {
    name: "reproduce",
    description: "refit the boards of a release from its files and compare them",
    needsDatabase: false,
    load: async () => (await import("./reproduce.ts")).addReproduceCommand,
  },
  {
    name: "arena",
    description: "arenas and how they are judged",
    needsDatabase: true,
    load: async () => (await import("./arena.ts")).addArenaCommands,
  },
  {
    name: "boards",
    description: "leaderboards",
    needsDatabase: true,
    load: async () => (await import("./boards.ts")).addBoardCommands,
  },
  {
    name: "release",
    description: "anonymized data dumps",
    needsDatabase: true,
    load: async () => (await import("./release.ts")).addReleaseCommands,
    alone: {
      verify: async () => (await import("./release-verify.ts")).addReleaseVerify,
      diff: async () => (await import("./release-diff.ts")).addReleaseDiff,
    },
  },
  {
    name: "review",
    description: "texts that redaction holds",
    needsDatabase: true,
    load: async () => (await import("./review.ts")).addReviewCommands,
  },
  {
    name: "import",
    description: "bring what was collected elsewhere into an arena",
    needsDatabase: true,
    load: async () => (await import("./import.ts")).addImportCommands,
  },
  {
    name: "tallies",
    description: "counted votes by pair",
    needsDatabase: true,
    load: async () => (await import("./tallies.ts")).addTallyCommands,
  },
  {
    name: "transparency",
    description: "the chain of days that votes stand in",
    needsDatabase: true,
    load: async () => (await import("./transparency.ts")).addTransparencyCommands,
  },
  {
    name: "sampling",
    description: "which pairs an arena asks next",
    needsDatabase: true,
    load: async () => (await import("./sampling.ts")).addSamplingCommands,
  },
  {
    name: "researcher",
    description: "who may make and edit described personas",
    needsDatabase: true,
    load: async () => (await import("./researcher.ts")).addResearcherCommands,
  },
  {
    name: "operator",
    description: "the operator's account",
    needsDatabase: true,
    load: async () => (await import("./operator.ts")).addOperatorCommands,
  },
];

/**
 * The command that arguments ask for; `help boards` is about boards. A subcommand that needs no database is answered as a command that
 * needs none and has that subcommand alone.
 *
 * @param {readonly string[]} args what stands after `palate`
 * @returns {CommandEntry | undefined} none for `--help`, for nothing, and for what does not exist
 */
export function commandOf(args) {
  const [name, subcommand] = args[0] === "help" ? args.slice(1) : args;
  const command = commands.find((entry) => entry.name === name);
  const load = Object.entries(command?.alone ?? {}).find(([alone]) => alone === subcommand)?.[1];
  return command && load ? { ...command, needsDatabase: false, load } : command;
}

/**
 * Whether arguments only ask what a command is: `help boards`, `import votes --help`. Nothing is started for that.
 *
 * @param {readonly string[]} args what stands after `palate`
 * @returns {boolean}
 */
export function asksForHelp(args) {
  const options = args.includes("--") ? args.slice(0, args.indexOf("--")) : args;
  return args[0] === "help" || options.includes("--help") || options.includes("-h");
}
