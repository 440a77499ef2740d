import { methods } from "@/lib/http/methods";
import { openApiDocument } from "../openapi";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: () => Response.json(openApiDocument()),
});
