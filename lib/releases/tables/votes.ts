import { columns } from "../columns";
import { type ReleaseRow, releaseRow } from "../schema";
import type { Table } from "./table";

export const votes: Table<ReleaseRow> = { name: "votes", schema: releaseRow, columns, hasCsv: true };
