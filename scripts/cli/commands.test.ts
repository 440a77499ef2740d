import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { Command } from "commander";
import { describe, expect, it } from "vitest";
import { typescript } from "../ground/parts.mjs";
import { root } from "../ground/paths.mjs";
import { asksForHelp, commandOf, commands } from "./commands.mjs";

/** Runs the command line as `palate.mjs` does for a command without a database: nothing in the environment points to one. */
function run(...args: string[]) {
  const { PATH } = process.env;
  const env = { PATH, NODE_ENV: "production" } as NodeJS.ProcessEnv;
  return promisify(execFile)(process.execPath, [...typescript, "scripts/palate-cli.ts", ...args], { cwd: root, env });
}

describe("the list of commands", () => {
  it.each(commands.filter(({ needsDatabase }) => !needsDatabase))(
    "says of $name what its file adds, which needs no database",
    async ({ name, description, load }) => {
      const program = new Command();
      (await load())(program);
      expect(program.commands.map((command) => [command.name(), command.description()])).toEqual([[name, description]]);
    },
  );

  it("knows who only asks what there is", () => {
    for (const args of [
      ["import", "votes", "--help"],
      ["import", "-h"],
      ["help", "import"],
    ])
      expect(asksForHelp(args)).toBe(true);
    for (const args of [[], ["import", "votes", "help"], ["rate", "--", "--help"]])
      expect(asksForHelp(args)).toBe(false);
  });

  it("knows subcommands that need no database, and loads nothing beside them", async () => {
    const verify = commandOf(["release", "verify", "folder"])!;
    expect([verify.name, verify.needsDatabase]).toEqual(["release", false]);
    expect(commandOf(["help", "release", "verify"])).toEqual(verify);
    const program = new Command();
    (await verify.load())(program);
    expect(program.commands[0]!.commands.map((command) => command.name())).toEqual(["verify"]);
    for (const args of [["release"], ["release", "build"], ["release", "constructor"], ["release", "--help"]]) {
      expect(commandOf(args)?.needsDatabase).toBe(true);
    }
  });

  it("finds what was asked for", () => {
    expect(commandOf(["boards", "show"])?.name).toBe("boards");
    expect(commandOf(["help", "boards"])?.name).toBe("boards");
    for (const args of [[], ["--help"], ["help"], ["nothing"], ["--json", "boards"]]) {
      expect(commandOf(args)).toBeUndefined();
    }
  });
});

describe("the command line without a database", () => {
  it("lists every command", async () => {
    const { stdout } = await run("--help");
    for (const { name, description } of commands) {
      expect(stdout).toMatch(new RegExp(`^  ${name}\\b.*${description}`, "m"));
    }
  });

  it("says what every command is, and starts nothing and makes no home for it", async () => {
    const folder = await mkdtemp(join(tmpdir(), "palate-help-"));
    const home = join(folder, "home");
    const { PATH } = process.env;
    const env = { PATH, PALATE_HOME: home, NODE_ENV: "production" } as NodeJS.ProcessEnv;
    const questions = [
      ["import", "--help"],
      ["import", "votes", "--help"],
      ["help", "boards"],
      ["sampling", "set", "-h"],
    ];
    const answers = await Promise.all(
      questions.map((args) =>
        promisify(execFile)(process.execPath, ["scripts/palate.mjs", ...args], { cwd: root, env }),
      ),
    );
    for (const { stdout } of answers) expect(stdout).toMatch(/^Usage: palate /);
    expect(existsSync(home)).toBe(false);
    await rm(folder, { recursive: true });
  });

  it("refuses a command that does not exist", async () => {
    await expect(run("nothing")).rejects.toMatchObject({
      code: 1,
      stdout: "",
      stderr: expect.stringContaining("unknown command 'nothing'"),
    });
  });
});
