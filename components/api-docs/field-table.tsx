import { labelClass } from "@/components/ui/label";
import type { Field } from "./list-fields";

const head = `${labelClass} border-strong border-b py-2 pr-5`;
const cell = "block py-0.5 pr-5 align-baseline md:table-cell md:border-rule md:border-b md:py-2";

interface FieldTableProps {
  readonly caption: string;
  readonly fields: readonly Field[];
}

/** Fields of a body or of parameters. On a phone each field is a small block instead of a row. */
export function FieldTable({ caption, fields }: FieldTableProps) {
  return (
    <table className="w-full border-collapse text-left text-[0.9375rem]/6">
      <caption className="sr-only">{caption}</caption>
      <thead className="sr-only md:not-sr-only md:table-header-group">
        <tr>
          <th scope="col" className={`${head} md:w-[34%]`}>
            Field
          </th>
          <th scope="col" className={`${head} md:w-[30%]`}>
            Type
          </th>
          <th scope="col" className={head}>
            Meaning
          </th>
        </tr>
      </thead>
      <tbody>
        {fields.map((field) => (
          <tr key={field.path} className="block border-rule border-b py-1 md:table-row md:border-0 md:py-0">
            <th scope="row" className={`${cell} font-normal [overflow-wrap:anywhere]`}>
              <code className="font-mono text-[0.8125rem]">{field.path}</code>
              {field.isRequired ? null : <span className="ml-2 text-[0.8125rem] text-soft">optional</span>}
            </th>
            <td className={`${cell} font-mono text-[0.8125rem]/6 text-soft [overflow-wrap:anywhere]`}>{field.type}</td>
            <td className={`${cell} text-soft empty:hidden md:empty:table-cell`}>{field.note}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
