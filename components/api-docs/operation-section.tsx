import { CodeBlock } from "@/components/ui/code-block";
import { Label } from "@/components/ui/label";
import { FieldTable } from "./field-table";
import type { ApiAnswer, ApiOperation } from "./prepare-api";

function AnswerPart({ answer, operation }: { readonly answer: ApiAnswer; readonly operation: ApiOperation }) {
  return (
    <div className="mt-6">
      <Label as="h3" className="mb-1">
        Answer {answer.status}
      </Label>
      <p className="text-[0.9375rem]/6 text-soft">
        {answer.description}
        {answer.mediaType ? (
          <>
            {answer.description ? " · " : ""}
            <code className="font-mono text-[0.8125rem]">{answer.mediaType}</code>
          </>
        ) : null}
      </p>
      {answer.fields.length > 0 ? (
        <details className="mt-1">
          <summary className="inline-flex min-h-8 items-center text-[0.9375rem] underline decoration-strong underline-offset-4 pointer-coarse:min-h-11">
            {answer.fields.length} fields
          </summary>
          <FieldTable
            caption={`Fields of the answer ${answer.status} to ${operation.summary}`}
            fields={answer.fields}
          />
        </details>
      ) : null}
    </div>
  );
}

/** One operation: what it does, what it takes, what it answers, a request to copy. */
export function OperationSection({ operation }: { readonly operation: ApiOperation }) {
  return (
    <section aria-labelledby={operation.anchor} className="border-strong border-t py-9">
      <h2 id={operation.anchor} className="scroll-mt-6 text-2xl">
        {operation.summary}
      </h2>
      <p className="mt-1 font-mono text-[0.875rem]/6 [overflow-wrap:anywhere]">
        <span className="font-medium text-accent">{operation.method}</span> {operation.path}
      </p>
      {operation.description ? (
        <p className="mt-3 max-w-[42rem] text-[0.9375rem]/6 text-soft">{operation.description}</p>
      ) : null}
      {operation.parameters.length > 0 ? (
        <div className="mt-6">
          <Label as="h3" className="mb-1">
            Parameters
          </Label>
          <FieldTable
            caption={`Parameters of ${operation.summary}`}
            fields={operation.parameters.map((parameter) => ({
              ...parameter,
              note: [`in the ${parameter.place}`, parameter.note].filter(Boolean).join(" · "),
            }))}
          />
        </div>
      ) : null}
      {operation.body.length > 0 ? (
        <div className="mt-6">
          <Label as="h3" className="mb-1">
            Body
          </Label>
          <FieldTable caption={`Body of ${operation.summary}`} fields={operation.body} />
        </div>
      ) : null}
      {operation.answers.map((answer) => (
        <AnswerPart key={answer.status} answer={answer} operation={operation} />
      ))}
      {operation.problems.length > 0 ? (
        <div className="mt-6">
          <Label as="h3" className="mb-1">
            Problems
          </Label>
          <ul className="flex flex-wrap gap-x-5 gap-y-1 font-mono text-[0.8125rem]/6">
            {operation.problems.map(({ status, code, sentence }) => (
              <li key={code}>
                {status}{" "}
                <a href={`#${code}`} title={sentence} className="prose-link text-soft hover:text-ink">
                  {code}
                </a>
              </li>
            ))}
          </ul>
        </div>
      ) : null}
      <div className="mt-6">
        <CodeBlock code={operation.curl} label={`Request to copy: ${operation.summary}`} />
      </div>
    </section>
  );
}
