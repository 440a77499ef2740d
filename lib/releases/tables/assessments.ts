import { type AssessmentRow, assessmentColumns, assessmentRow } from "../assessments/row";
import type { Table } from "./table";

export const assessments: Table<AssessmentRow> = {
  name: "assessments",
  schema: assessmentRow,
  columns: assessmentColumns,
  hasCsv: true,
};
