import { z } from "zod";
import { describeError, type ErrorCode } from "@/lib/errors";
import { sayBodyLimit } from "./body";
import type { Contract } from "./contract";
import { problem } from "./problem";

type Json = { [key: string]: unknown };

export interface OpenApiOperation {
  readonly summary: string;
  readonly description?: string;
  readonly security?: Json[];
  readonly parameters: { name: string; in: "path" | "query"; required: boolean; schema: Json }[];
  readonly requestBody?: { required: true; content: { "application/json": { schema: Json } } };
  readonly responses: Record<string, { description: string; content?: Record<string, { schema?: Json }> }>;
}

export interface OpenApiDocument {
  readonly openapi: "3.1.0";
  readonly info: { title: string; version: string; description: string };
  readonly paths: Record<string, Partial<Record<Contract["method"], OpenApiOperation>>>;
  readonly components: { schemas: Json; securitySchemes: Json };
}

/** The OpenAPI 3.1 description of an API, made from the schemas that its routes validate with. */
export function describeApi(
  contracts: readonly Contract[],
  info: { title: string; version: string; description: string },
): OpenApiDocument {
  const paths: Record<string, Partial<Record<Contract["method"], OpenApiOperation>>> = {};
  for (const contract of contracts) {
    paths[contract.path] = { ...paths[contract.path], [contract.method]: describeOperation(contract) };
  }
  return {
    openapi: "3.1.0",
    info,
    paths,
    components: {
      schemas: { Problem: toSchema(problem, "output") },
      securitySchemes: {
        annotator: {
          type: "apiKey",
          in: "cookie",
          name: "palate_annotator",
          description: "Set by POST /api/v1/consent.",
        },
        session: {
          type: "apiKey",
          in: "cookie",
          name: "next-auth.session-token",
          description: "Set by signing in.",
        },
      },
    },
  };
}

function describeOperation(contract: Contract): OpenApiOperation {
  return {
    summary: contract.summary,
    description: contract.description,
    security: securityOf(contract),
    parameters: [...describeParameters(contract.params, "path"), ...describeParameters(contract.query, "query")],
    requestBody: contract.body && {
      required: true,
      content: { "application/json": { schema: toSchema(contract.body, "input") } },
    },
    responses: {
      [contract.status]: describeSuccess(contract),
      ...(contract.redirect ? { 302: { description: contract.redirect } } : {}),
      ...describeErrors(contract),
    },
  };
}

function securityOf({ identity }: Contract): Json[] | undefined {
  if (identity === "anyone") return undefined;
  return [identity === "annotator" ? { annotator: [] } : { session: [] }];
}

function describeParameters(schema: z.ZodType | undefined, place: "path" | "query") {
  if (!schema) return [];
  const { properties = {}, required = [] } = toSchema(schema, "input") as { properties?: Json; required?: string[] };
  return Object.entries(properties).map(([name, property]) => ({
    name,
    in: place,
    required: required.includes(name),
    schema: property as Json,
  }));
}

function describeSuccess(contract: Contract): OpenApiOperation["responses"][string] {
  if (contract.response) {
    return { description: "Done", content: { "application/json": { schema: toSchema(contract.response, "output") } } };
  }
  if (contract.file) return { description: "The file", content: { [contract.file]: {} } };
  return { description: "Done, nothing to say" };
}

/** Errors that a kind of contract always may answer with, beside its own. */
function errorsOf(contract: Contract): ErrorCode[] {
  const always: ErrorCode[] = ["internal", "unavailable"];
  if (contract.params || contract.query || contract.body) always.unshift("invalid_request");
  if (contract.body) always.push("payload_too_large", "unsupported_media_type");
  if (contract.identity === "operator" || contract.identity === "researcher") always.push("unauthorized", "forbidden");
  return [...new Set([...always, ...contract.errors])];
}

function describeErrors(contract: Contract): OpenApiOperation["responses"] {
  const byStatus = new Map<number, string[]>();
  for (const code of errorsOf(contract)) {
    const { status, sentence: general } = describeError(code);
    const sentence = code === "payload_too_large" ? sayBodyLimit(contract.bodyLimitBytes) : general;
    byStatus.set(status, [...(byStatus.get(status) ?? []), `\`${code}\`: ${sentence}`]);
  }
  return Object.fromEntries(
    [...byStatus]
      .sort(([a], [b]) => a - b)
      .map(([status, sentences]) => [
        String(status),
        {
          description: sentences.join("\n"),
          content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } },
        },
      ]),
  );
}

function toSchema(schema: z.ZodType, io: "input" | "output"): Json {
  const { $schema: _, ...json } = z.toJSONSchema(schema, { io, unrepresentable: "any" }) as Json;
  return json;
}
