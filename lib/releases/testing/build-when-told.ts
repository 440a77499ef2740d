/**
 * A process that builds one release as soon as its standard input says so, for tests that kill it meanwhile. It says `ready`
 * when everything is loaded, and `built` when it is done.
 */
import { once } from "node:events";
import { buildRelease } from "../commands";

process.stdin.on("end", () => process.exit(1));
process.stdout.write("ready\n");
await once(process.stdin, "data");
await buildRelease({ actor: "a build that is killed" });
process.stdout.write("built\n");
process.exit(0);
