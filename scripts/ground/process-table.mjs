import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { basename } from "node:path";

/**
 * Whether a process with this id exists, whoever owns it.
 *
 * @param {number} pid
 */
export function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === "EPERM";
  }
}

/**
 * When the process began, in the system's own notation. Ids are used again, soon so in a container; an id together with
 * this is not.
 *
 * @param {number} pid
 * @returns {string | null} null when there is no such process
 */
export function startedAt(pid) {
  if (!isAlive(pid)) return null;
  try {
    if (process.platform === "linux") {
      return linuxStat(pid)[19] ?? null;
    }
    if (process.platform === "win32") return powershell(`(Get-Process -Id ${pid}).StartTime.Ticks`);
    return ask("ps", ["-o", "lstart=", "-p", String(pid)]);
  } catch (error) {
    if (isAlive(pid)) throw error;
    return null;
  }
}

/**
 * The command line of a process, arguments joined by spaces.
 *
 * @param {number} pid
 * @returns {string | null} null when there is no such process
 */
export function commandLine(pid) {
  if (!isAlive(pid)) return null;
  try {
    if (process.platform === "linux") return readFileSync(`/proc/${pid}/cmdline`, "utf8").split("\0").join(" ").trim();
    if (process.platform === "win32") {
      return powershell(`(Get-CimInstance Win32_Process -Filter "ProcessId=${pid}").CommandLine`);
    }
    return ask("ps", ["-ww", "-o", "command=", "-p", String(pid)]);
  } catch (error) {
    if (isAlive(pid)) throw error;
    return null;
  }
}

/** The fields of /proc/…/stat from the third on: the second, the name, may hold spaces and brackets of its own. */
function linuxStat(pid) {
  const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
  return stat.slice(stat.lastIndexOf(")") + 2).split(" ");
}

/**
 * The npm that runs this script, by process id, so that its end can be noticed: the parent, or the parent of the shell that
 * npm starts it in.
 *
 * @returns {number | null} null when npm did not start it, or where the shell's parent cannot be asked for cheaply
 */
export function npmAbove() {
  if (!process.env.npm_lifecycle_event) return null;
  const script = process.argv[1] ? basename(process.argv[1]) : "";
  const isShell = script !== "" && (commandLine(process.ppid) ?? "").includes(script);
  if (!isShell) return process.ppid;
  return process.platform === "linux" ? Number(linuxStat(process.ppid)[1]) : null;
}

const powershell = (expression) => ask("powershell", ["-NoProfile", "-Command", expression]);

const ask = (command, args) => execFileSync(command, args, { encoding: "utf8", windowsHide: true }).trim();
