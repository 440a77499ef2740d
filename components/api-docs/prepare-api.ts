import { exampleOf } from "./example";
import { type Field, listFields, type Schemas, sayNote, sayType } from "./list-fields";
import type { ContentObject, OpenApiObject, OperationObject, ResponseObject } from "./openapi-shape";

export interface ApiAnswer {
  readonly status: string;
  readonly description: string;
  readonly mediaType: string | null;
  readonly fields: readonly Field[];
}

/** A code of the error table, as the document writes it in a response's description. */
export interface ApiProblem {
  readonly status: string;
  readonly code: string;
  readonly sentence: string;
}

export interface ApiOperation {
  /** For links into the page: `post-api-v1-battles`. */
  readonly anchor: string;
  readonly method: string;
  readonly path: string;
  readonly summary: string;
  readonly description: string | null;
  /** Parameters of the path and the query, with where they stand. */
  readonly parameters: readonly (Field & { readonly place: string })[];
  readonly body: readonly Field[];
  readonly answers: readonly ApiAnswer[];
  readonly problems: readonly ApiProblem[];
  readonly curl: string;
}

export interface PreparedApi {
  readonly title: string;
  readonly version: string;
  readonly description: string | null;
  readonly operations: readonly ApiOperation[];
  /** Every problem that an operation names, once, by status and code: where an error's `type` points to. */
  readonly problems: readonly ApiProblem[];
  /** Fields of an error's body. */
  readonly problemFields: readonly Field[];
}

const methods = ["get", "post", "put", "patch", "delete"] as const;

function contentOf(content: Readonly<Record<string, ContentObject>> | undefined): [string, ContentObject] | null {
  return Object.entries(content ?? {})[0] ?? null;
}

function prepareAnswer(status: string, response: ResponseObject, schemas: Schemas): ApiAnswer {
  const content = contentOf(response.content);
  return {
    status,
    description: response.description ?? "",
    mediaType: content?.[0] ?? null,
    fields: content?.[1].schema ? listFields(content[1].schema, schemas) : [],
  };
}

/** The codes of an error response: its description has a line "`code`: sentence" for each. */
function readProblems(status: string, description: string): ApiProblem[] {
  return description.split("\n").map((line) => {
    const [, code, sentence] = /^`(\w+)`: (.*)$/.exec(line) ?? [];
    return { status, code: code ?? status, sentence: sentence ?? line };
  });
}

function sayCurl(method: string, path: string, operation: OperationObject, schemas: Schemas, origin: string): string {
  const address = path.replaceAll(/\{([^}]+)\}/g, (_, name: string) => name.toUpperCase());
  const lines = [`curl ${origin}${address}`];
  if (method === "post" || (operation.security?.length ?? 0) > 0) lines.push("-b cookies.txt -c cookies.txt");
  const body = contentOf(operation.requestBody?.content);
  if (body?.[1].schema) {
    lines.push(`-H 'Content-Type: ${body[0]}'`);
    lines.push(`-d '${JSON.stringify(exampleOf(body[1].schema, schemas)).replaceAll("'", "'\\''")}'`);
  }
  // With a body, curl says POST by itself.
  if (method !== "get" && !(method === "post" && body)) lines.push(`-X ${method.toUpperCase()}`);
  return lines.join(" \\\n  ");
}

function prepareOperation(
  method: string,
  path: string,
  operation: OperationObject,
  schemas: Schemas,
  origin: string,
): ApiOperation {
  const answers = Object.entries(operation.responses ?? {}).map(([status, response]) =>
    prepareAnswer(status, response, schemas),
  );
  const body = contentOf(operation.requestBody?.content)?.[1].schema;
  return {
    anchor: `${method}${path}`.replaceAll(/[^a-z0-9]+/gi, "-").replaceAll(/^-|-$/g, ""),
    method: method.toUpperCase(),
    path,
    summary: operation.summary ?? path,
    description: operation.description ?? null,
    parameters: (operation.parameters ?? [])
      .filter((parameter) => parameter.in === "path" || parameter.in === "query")
      .map((parameter) => ({
        path: parameter.name,
        place: parameter.in,
        type: sayType(parameter.schema ?? {}, schemas),
        isRequired: parameter.required ?? false,
        note: [parameter.description, sayNote(parameter.schema ?? {}, schemas)].filter(Boolean).join(" · "),
      })),
    body: body ? listFields(body, schemas) : [],
    answers: answers.filter(({ status }) => status < "400"),
    problems: answers
      .filter(({ status }) => status >= "400")
      .flatMap(({ status, description }) => readProblems(status, description)),
    curl: sayCurl(method, path, operation, schemas, origin),
  };
}

/**
 * The API page's content from an OpenAPI document: every operation in the document's order, its fields flattened to
 * paths, errors apart from answers, and a request to copy.
 *
 * @param origin scheme, host and port that the examples call
 */
export function prepareApi(document: OpenApiObject, origin: string): PreparedApi {
  const schemas = (document.components?.schemas ?? {}) as Schemas;
  const operations = Object.entries(document.paths ?? {}).flatMap(([path, item]) =>
    methods
      .filter((method) => item[method] !== undefined)
      .map((method) => prepareOperation(method, path, item[method] as OperationObject, schemas, origin)),
  );
  const problems = new Map(operations.flatMap((operation) => operation.problems).map((each) => [each.code, each]));
  return {
    title: document.info.title,
    version: document.info.version,
    description: document.info.description ?? null,
    operations,
    problems: [...problems.values()].sort(
      (a, b) => a.status.localeCompare(b.status, "en") || a.code.localeCompare(b.code, "en"),
    ),
    problemFields: schemas.Problem ? listFields(schemas.Problem, schemas) : [],
  };
}
