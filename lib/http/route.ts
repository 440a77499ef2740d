import type { NextRequest } from "next/server";
import { v7 as uuidv7 } from "uuid";
import type { z } from "zod";
import { type Identity, identifyBy, type Role } from "@/lib/auth/identify";
import { AppError } from "@/lib/errors";
import { readJson } from "./body";
import type { Contract } from "./contract";
import { invalidRequest } from "./invalid-request";
import { problemResponse, toAppError } from "./problem";
import { readQuery } from "./query";

type Parsed<Schema> = Schema extends z.ZodType ? z.output<Schema> : undefined;

type Known<C extends Contract> = C["identity"] extends "annotator" ? Identity & { annotatorId: string } : Identity;

export interface RouteContext<C extends Contract> {
  readonly request: NextRequest;
  readonly identity: Known<C>;
  readonly params: Parsed<C["params"]>;
  readonly query: Parsed<C["query"]>;
  readonly body: Parsed<C["body"]>;
  /** Headers of the answer; a handler may add to them. */
  readonly headers: Headers;
  readonly requestId: string;
}

type Answer<C extends Contract> = C["response"] extends z.ZodType
  ? z.input<C["response"]> | Response
  : Response | undefined;

/**
 * Makes a route of its contract: identity, validation, errors and request id are handled here, once.
 * The handler answers with the contract's response, which is validated too, or with a `Response` for files.
 */
export function route<const C extends Contract>(
  contract: C,
  handler: (context: RouteContext<C>) => Promise<Answer<C>> | Answer<C>,
) {
  return async (request: NextRequest, { params }: { params: Promise<Record<string, unknown>> }): Promise<Response> => {
    const requestId = uuidv7();
    try {
      const context = await readRequest(contract, request, params, requestId);
      const answer = await handler(context);
      if (answer instanceof Response) return withRequestId(answer, requestId);
      context.headers.set("x-request-id", requestId);
      if (!contract.response) return new Response(null, { status: contract.status, headers: context.headers });
      if (!context.headers.has("cache-control")) context.headers.set("cache-control", "no-store");
      context.headers.set("content-type", "application/json");
      const body = JSON.stringify(contract.response.parse(answer));
      return new Response(body, { status: contract.status, headers: context.headers });
    } catch (error) {
      return problemResponse(toAppError(error, requestId), requestId);
    }
  };
}

async function readRequest<C extends Contract>(
  contract: C,
  request: NextRequest,
  params: Promise<Record<string, unknown>>,
  requestId: string,
): Promise<RouteContext<C>> {
  const identity = await identifyBy((name) => request.cookies.get(name)?.value);
  if (contract.identity === "annotator" && identity.annotatorId === null) throw new AppError("consent_required");
  if (contract.identity === "researcher") requireRole(identity, ["researcher", "operator"]);
  if (contract.identity === "operator") requireRole(identity, ["operator"]);
  return {
    request,
    identity: identity as Known<C>,
    params: parse(contract.params, contract.params && (await params)) as Parsed<C["params"]>,
    query: parse(contract.query, contract.query && readQuery(request.nextUrl.searchParams)) as Parsed<C["query"]>,
    body: parse(contract.body, contract.body && (await readJson(request, contract.bodyLimitBytes))) as Parsed<
      C["body"]
    >,
    headers: new Headers(),
    requestId,
  };
}

/** @throws AppError unauthorized | forbidden */
function requireRole({ user }: Identity, roles: readonly Role[]): void {
  if (!user) throw new AppError("unauthorized");
  if (!roles.includes(user.role)) throw new AppError("forbidden");
}

// Wrong input must not look like a defect of our own answer, which is parsed by the same library.
function parse(schema: z.ZodType | undefined, value: unknown): unknown {
  if (!schema) return undefined;
  const result = schema.safeParse(value);
  if (!result.success) throw invalidRequest(result.error);
  return result.data;
}

function withRequestId(response: Response, requestId: string): Response {
  response.headers.set("x-request-id", requestId);
  return response;
}
