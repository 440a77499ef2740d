import type { Cell } from "../column";
import { assessments } from "./assessments";
import { battles } from "./battles";
import { boards } from "./boards";
import { outputs } from "./outputs";
import { personas } from "./personas";
import { systems } from "./systems";
import type { Table } from "./table";
import { tasks } from "./tasks";
import { votes } from "./votes";

/** Every table that a release may have, in the order of its file list. */
export const tables = [
  votes,
  battles,
  assessments,
  outputs,
  tasks,
  personas,
  systems,
  boards,
] as unknown as readonly Table<Readonly<Record<string, Cell>>>[];
