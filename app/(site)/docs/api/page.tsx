import type { Metadata } from "next";
import { openApiDocument } from "@/app/api/v1/openapi";
import { FieldTable } from "@/components/api-docs/field-table";
import { OperationSection } from "@/components/api-docs/operation-section";
import { prepareApi } from "@/components/api-docs/prepare-api";
import { Label } from "@/components/ui/label";
import { PageFrame } from "@/components/ui/page-frame";
import { env } from "@/lib/env";

export const metadata: Metadata = { title: "API" };

/** Made from the same document as /api/v1/openapi.json, which is made from the schemas that validate. */
export default function ApiPage() {
  const api = prepareApi(openApiDocument(), env().NEXTAUTH_URL);
  return (
    <PageFrame
      title="API"
      lead={
        <>
          Judging, leaderboards and releases, as JSON. This page is made from the{" "}
          <a href="/api/v1/openapi.json" className="prose-link text-ink">
            OpenAPI document
          </a>
          , which is made from the schemas that check each request and answer.
        </>
      }
    >
      <div className="grid gap-x-14 lg:grid-cols-[15rem_minmax(0,52rem)]">
        <nav
          aria-label="Operations"
          className="mb-10 lg:sticky lg:top-6 lg:max-h-[calc(100dvh-3rem)] lg:self-start lg:overflow-y-auto"
        >
          <Label className="mb-2">Operations</Label>
          <ul>
            {api.operations.map((operation) => (
              <li key={operation.anchor}>
                <a
                  href={`#${operation.anchor}`}
                  className="inline-flex min-h-8 items-center text-[0.9375rem]/5 text-soft hover:text-ink pointer-coarse:min-h-11"
                >
                  {operation.summary}
                </a>
              </li>
            ))}
            <li>
              <a
                href="#problems"
                className="inline-flex min-h-8 items-center text-[0.9375rem]/5 text-soft hover:text-ink pointer-coarse:min-h-11"
              >
                Problems
              </a>
            </li>
          </ul>
        </nav>
        <div className="min-w-0">
          {api.operations.map((operation) => (
            <OperationSection key={operation.anchor} operation={operation} />
          ))}
          <section aria-labelledby="problems" className="border-strong border-t py-9">
            <h2 id="problems" className="scroll-mt-6 text-2xl">
              Problems
            </h2>
            <p className="mt-2 mb-4 max-w-[42rem] text-[0.9375rem]/6 text-soft">
              What goes wrong is answered as{" "}
              <code className="font-mono text-[0.8125rem]">application/problem+json</code> (RFC 9457), with a code that
              stays the same and a sentence that may not.
            </p>
            <dl className="mb-8 text-[0.9375rem]/6">
              {api.problems.map(({ status, code, sentence }) => (
                <div
                  key={code}
                  id={code}
                  className="grid scroll-mt-6 gap-x-5 border-rule border-b py-2 target:bg-tint md:grid-cols-[17rem_minmax(0,1fr)]"
                >
                  <dt className="font-mono text-[0.8125rem]/6">
                    {status} {code}
                  </dt>
                  <dd className="text-soft">{sentence}</dd>
                </div>
              ))}
            </dl>
            {api.problemFields.length > 0 ? (
              <FieldTable caption="Fields of a problem" fields={api.problemFields} />
            ) : null}
          </section>
        </div>
      </div>
    </PageFrame>
  );
}
