/**
 * A process that builds one release as soon as its standard input has a line, or withdraws the one that the line names, for tests that kill it
 * meanwhile. It says `ready` when everything is loaded, and `built` when it is done.
 */
import { once } from "node:events";
import { buildRelease } from "../commands";
import { withdrawRelease } from "../withdraw/commands";

process.stdin.on("end", () => process.exit(1));
process.stdout.write("ready\n");
const [line] = (await once(process.stdin, "data")) as [Buffer];
const version = line.toString("utf8").trim();
const actor = "a build that is killed";
await (version === "" ? buildRelease({ actor }) : withdrawRelease({ version, actor }));
process.stdout.write("built\n");
process.exit(0);
