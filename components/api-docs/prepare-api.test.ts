import { describe, expect, it } from "vitest";
import { exampleOf } from "./example";
import { listFields, sayNote, sayType } from "./list-fields";
import type { OpenApiObject, SchemaObject } from "./openapi-shape";
import { prepareApi } from "./prepare-api";

const schemas: Record<string, SchemaObject> = {
  Part: {
    oneOf: [
      {
        type: "object",
        properties: { type: { type: "string", enum: ["text"] }, text: { type: "string" } },
        required: ["type", "text"],
      },
      {
        type: "object",
        properties: { type: { type: "string", enum: ["image"] }, width: { type: "integer", minimum: 1 } },
        required: ["type", "width"],
      },
    ],
  },
  Tree: { type: "object", properties: { child: { $ref: "#/components/schemas/Tree" } } },
  Problem: { type: "object", properties: { code: { type: "string" } }, required: ["code"] },
};

describe("listFields", () => {
  it("flattens nested objects, lists, maps and unions to paths", () => {
    const fields = listFields(
      {
        type: "object",
        properties: {
          parts: { type: "array", items: { $ref: "#/components/schemas/Part" } },
          counts: { type: "object", additionalProperties: { type: "integer" } },
        },
        required: ["parts"],
      },
      schemas,
    );
    expect(fields.map(({ path, type, isRequired }) => [path, type, isRequired])).toEqual([
      ["parts", "list of object", true],
      ["parts[].type", '"text" | "image"', true],
      ["parts[].text", "text", true],
      ["parts[].width", "whole number", true],
      ["counts", "object", false],
      ["counts.*", "whole number", false],
    ]);
  });

  it("ends on a schema that holds itself", () => {
    expect(listFields({ $ref: "#/components/schemas/Tree" }, schemas).length).toBeLessThan(12);
  });
});

describe("sayType and sayNote", () => {
  it.each<[SchemaObject, string]>([
    [{ type: ["number", "null"] }, "number or null"],
    [{ anyOf: [{ type: "string", format: "uuid" }, { type: "null" }] }, "UUID or null"],
    [{ type: "array", items: { type: "string" } }, "list of text"],
    [{ const: "palate.release/1" }, '"palate.release/1"'],
    [{}, "any value"],
  ])("says the type of %j", (schema, words) => {
    expect(sayType(schema, schemas)).toBe(words);
  });

  it("says limits that mean something, and leaves out those of every whole number", () => {
    const integer = { type: "integer", minimum: Number.MIN_SAFE_INTEGER, maximum: Number.MAX_SAFE_INTEGER };
    expect(sayNote(integer, schemas)).toBe("");
    expect(sayNote({ type: "string", maxLength: 80, description: "A name" }, schemas)).toBe(
      "A name · at most 80 characters",
    );
    expect(sayNote({ enum: ["all", "human"], default: "all" }, schemas)).toBe('"all" if left out');
  });
});

describe("exampleOf", () => {
  it("fills the required fields only", () => {
    const schema: SchemaObject = {
      type: "object",
      properties: { fit: { enum: ["left", "right"] }, arena: { type: "string" }, quality: { type: "string" } },
      required: ["fit", "arena"],
    };
    expect(exampleOf(schema, schemas)).toEqual({ fit: "left", arena: "ARENA" });
  });
});

describe("prepareApi", () => {
  const problem = {
    description: "`battle_not_found`: There is no such battle.\n`arena_not_found`: There is no arena.",
    content: { "application/problem+json": { schema: schemas.Problem! } },
  };
  const document: OpenApiObject = {
    openapi: "3.1.0",
    info: { title: "Palate", version: "0.1.0" },
    components: { schemas },
    paths: {
      "/api/v1/battles/{id}/vote": {
        post: {
          summary: "Judge a battle",
          parameters: [{ name: "id", in: "path", required: true, schema: { type: "string", format: "uuid" } }],
          requestBody: {
            content: {
              "application/json": {
                schema: { type: "object", properties: { fit: { enum: ["left", "it's"] } }, required: ["fit"] },
              },
            },
          },
          responses: { "201": { description: "Created" }, "404": problem },
        },
      },
    },
  };
  const api = prepareApi(document, "http://127.0.0.1:3000");
  const [operation] = api.operations;

  it("separates answers from problems", () => {
    expect(operation?.answers.map(({ status }) => status)).toEqual(["201"]);
    expect(operation?.problems.map(({ status, code }) => [status, code])).toEqual([
      ["404", "battle_not_found"],
      ["404", "arena_not_found"],
    ]);
    expect(api.problems.map(({ code, sentence }) => [code, sentence])).toEqual([
      ["arena_not_found", "There is no arena."],
      ["battle_not_found", "There is no such battle."],
    ]);
    expect(api.problemFields.map(({ path }) => path)).toEqual(["code"]);
  });

  it("makes an anchor and a request without braces that a shell would read", () => {
    expect(operation?.anchor).toBe("post-api-v1-battles-id-vote");
    expect(operation?.curl).toContain("http://127.0.0.1:3000/api/v1/battles/ID/vote");
    expect(operation?.curl).toContain('-d \'{"fit":"left"}\'');
  });

  it("names the method where curl would take another", () => {
    const requestBody = { content: { "application/json": { schema: { type: "object" } } } };
    const operations = { get: {}, post: { requestBody }, put: { requestBody }, delete: {} };
    const { operations: told } = prepareApi({ ...document, paths: { "/a": operations } }, "http://127.0.0.1:3000");
    const methods = told.map(({ method, curl }) => [method, /-X (\w+)/.exec(curl)?.[1]]);
    expect(methods).toEqual([
      ["GET", undefined],
      ["POST", undefined],
      ["PUT", "PUT"],
      ["DELETE", "DELETE"],
    ]);
  });
});
