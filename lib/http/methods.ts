import type { NextRequest } from "next/server";
import { v7 as uuidv7 } from "uuid";
import { AppError } from "@/lib/errors";
import { problemResponse } from "./problem";

const names = ["DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT"] as const;
type Method = (typeof names)[number];

type Handler = (
  request: NextRequest,
  context: { params: Promise<Record<string, unknown>> },
) => Promise<Response> | Response;

/**
 * All that a route file exports: the given handlers, HEAD with that of GET, OPTIONS with what there is, and for every
 * other method a 405 that is a problem like any other (Next's own has no body and no `Allow`).
 *
 * `export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({ POST: route(…) });`
 */
export function methods(handlers: Partial<Record<Exclude<Method, "OPTIONS">, Handler>>): Record<Method, Handler> {
  const given: Partial<Record<Method, Handler>> = handlers.GET ? { HEAD: handlers.GET, ...handlers } : { ...handlers };
  const allow = names.filter((name) => name === "OPTIONS" || given[name]).join(", ");
  const refuse = () => {
    const response = problemResponse(new AppError("method_not_allowed"), uuidv7());
    response.headers.set("allow", allow);
    return response;
  };
  const describe = () => new Response(null, { status: 204, headers: { allow } });
  return { ...everyMethod(refuse), OPTIONS: describe, ...given };
}

/** One handler for whatever method is asked for. */
export function everyMethod(handler: Handler): Record<Method, Handler> {
  return Object.fromEntries(names.map((name) => [name, handler])) as Record<Method, Handler>;
}

/** For an address where there is nothing. */
export function answerNotFound(): Response {
  return problemResponse(new AppError("not_found"), uuidv7());
}
