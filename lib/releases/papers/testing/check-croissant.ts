import { readFile } from "node:fs/promises";
import path from "node:path";
import { parquetMetadata, parquetSchema } from "hyparquet";

// The rules of the Croissant format specification 1.0 (docs.mlcommons.org/croissant/docs/croissant-spec.html) and of its vocabulary for responsible AI
// 1.0 (…/croissant-rai-spec.html), in our own words: what a data set must say, what must be unique, what a reference must lead to. What the
// specification leaves open is asked as the reference reader asks it (mlcroissant): a file needs a name, a format and a sum; a version is three numbers.

type Node = Record<string, unknown>;

const required = [
  ...["@context", "@type", "conformsTo", "name", "description", "license", "url", "creator", "datePublished"],
  ...["distribution", "recordSet"],
];

/** Properties for responsible AI, with whether there may be many values. */
const responsible: Readonly<Record<string, "one" | "many">> = {
  dataCollection: "one",
  dataCollectionType: "many",
  dataCollectionMissingData: "one",
  dataCollectionRawData: "one",
  dataCollectionTimeframe: "many",
  dataImputationProtocol: "one",
  dataManipulationProtocol: "one",
  dataPreprocessingProtocol: "many",
  dataAnnotationProtocol: "one",
  dataAnnotationPlatform: "many",
  dataAnnotationAnalysis: "many",
  dataReleaseMaintenancePlan: "many",
  personalSensitiveInformation: "many",
  dataSocialImpact: "one",
  dataBiases: "many",
  dataLimitations: "many",
  dataUseCases: "many",
  annotationsPerItem: "one",
  annotatorDemographics: "many",
  machineAnnotationTools: "many",
};

/** Which types of Parquet each type of a field can be read from. */
const storedAs: Readonly<Record<string, (type: string | undefined, converted: string | undefined) => boolean>> = {
  "sc:Text": (type, converted) => type === "BYTE_ARRAY" && converted === "UTF8",
  "sc:Integer": (type, converted) => (type === "INT32" || type === "INT64") && converted === undefined,
  "sc:Float": (type) => type === "DOUBLE" || type === "FLOAT",
  "sc:Boolean": (type) => type === "BOOLEAN",
  "sc:Date": (type, converted) => type === "INT32" && converted === "DATE",
  "sc:DateTime": (type) => type === "INT64",
};

const list = (value: unknown): Node[] => (Array.isArray(value) ? value : value === undefined ? [] : [value]) as Node[];
const isText = (value: unknown): value is string => typeof value === "string" && value.trim() !== "";
const idOf = (value: unknown): unknown => (value as Node | undefined)?.["@id"];

/** What is against the rules in the `croissant.json` of a release that lies in `folder`. */
export async function checkCroissant(dataset: Node, folder: string): Promise<string[]> {
  const problems: string[] = [];
  const hold = (holds: boolean, problem: string) => {
    if (!holds) problems.push(problem);
  };
  checkDataset(dataset, hold);
  const files = list(dataset.distribution);
  const sets = list(dataset.recordSet);
  const fields = sets.flatMap((set) => list(set.field));
  const ids = [...files, ...sets, ...fields].map(idOf);
  for (const id of ids) hold(isText(id), `there is a node without an id: ${id}`);
  hold(new Set(ids).size === ids.length, "an id is there twice");

  const sums = new Map(
    (await readFile(path.join(folder, "SHA256SUMS"), "utf8"))
      .split("\n")
      .map((line) => [line.slice(66), line.slice(0, 64)]),
  );
  for (const file of files) await checkFile(file, folder, sums, hold);
  const known = new Map(files.map((file) => [idOf(file), file]));
  const fieldIds = new Set(fields.map(idOf));
  for (const set of sets) {
    hold(set["@type"] === "cr:RecordSet", `${idOf(set)} is no record set`);
    hold(isText(set.name), `${idOf(set)} has no name`);
    const own = new Set(list(set.field).map(idOf));
    for (const key of list(set.key))
      hold(own.has(idOf(key)), `${idOf(set)} has the key ${idOf(key)}, which is no field of it`);
    for (const field of list(set.field)) {
      hold(String(idOf(field)).startsWith(`${idOf(set)}/`), `${idOf(field)} does not begin with its record set`);
      for (const target of list(field.references))
        hold(fieldIds.has(idOf(target)), `${idOf(field)} refers to ${idOf(target)}`);
      await checkField(field, known, folder, hold);
    }
  }
  return problems;
}

type Hold = (holds: boolean, problem: string) => void;

function checkDataset(dataset: Node, hold: Hold): void {
  for (const property of required) hold(dataset[property] !== undefined, `${property} is missing`);
  hold(dataset["@type"] === "sc:Dataset", "it is no data set");
  for (const form of ["http://mlcommons.org/croissant/1.0", "http://mlcommons.org/croissant/RAI/1.0"]) {
    hold(list(dataset.conformsTo).includes(form as never), `it does not say that it conforms to ${form}`);
  }
  for (const text of ["name", "description", "citeAs"]) hold(isText(dataset[text]), `${text} is no text`);
  hold(String(dataset.name).length < 255, "the name is too long");
  for (const address of ["license", "url"]) hold(URL.canParse(String(dataset[address])), `${address} is no address`);
  hold(/^(0|[1-9]\d*)(\.(0|[1-9]\d*)){2}$/.test(String(dataset.version)), "the version is not three numbers");
  hold(!Number.isNaN(Date.parse(String(dataset.datePublished))), "datePublished is no date");
  for (const creator of list(dataset.creator)) {
    hold(
      ["sc:Organization", "sc:Person"].includes(String(creator["@type"])) && isText(creator.name),
      "a creator has no name",
    );
  }
  for (const [property, value] of Object.entries(dataset)) {
    if (!property.startsWith("rai:")) continue;
    const cardinality = responsible[property.slice(4)];
    hold(cardinality !== undefined, `${property} is not in the vocabulary`);
    hold(cardinality === "many" || !Array.isArray(value), `${property} has more than one value`);
    for (const text of list(value)) hold(isText(text), `${property} is no text`);
  }
}

async function checkFile(file: Node, folder: string, sums: ReadonlyMap<string, string>, hold: Hold): Promise<void> {
  const name = String(file.name);
  hold(file["@type"] === "cr:FileObject", `${name} is no file object`);
  const bytes = await readFile(path.join(folder, String(file.contentUrl))).catch(() => null);
  hold(bytes !== null, `${name} is not there`);
  hold(file.contentSize === `${bytes?.length} B`, `${name} has another size`);
  hold(/^[a-z]+\/[a-z0-9.+-]+$/.test(String(file.encodingFormat)), `${name} has no media type`);
  hold(file.sha256 === sums.get(name), `${name} has another sum than in SHA256SUMS`);
}

async function checkField(field: Node, files: ReadonlyMap<unknown, Node>, folder: string, hold: Hold): Promise<void> {
  const id = String(idOf(field));
  hold(field["@type"] === "cr:Field", `${id} is no field`);
  hold(isText(field.name) && isText(field.description), `${id} has no name or description`);
  const source = field.source as { fileObject?: Node; extract?: { column?: string } } | undefined;
  const file = files.get(idOf(source?.fileObject));
  const column = source?.extract?.column;
  hold(file !== undefined, `${id} comes from no file`);
  if (!file) return;
  const bytes = await readFile(path.join(folder, String(file.contentUrl))).catch(() => null);
  if (bytes === null) return hold(false, `${id} comes from a file that is not there`);
  const metadata = parquetMetadata(
    bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer,
  );
  const stored = parquetSchema(metadata).children.find(({ element }) => element.name === column)?.element;
  hold(stored !== undefined, `${id} comes from a column that is not there`);
  const types = list(field.dataType)
    .map(String)
    .filter((type) => type !== "cr:Label");
  hold(types.length === 1, `${id} has no type, or more than one`);
  hold(storedAs[types[0]!]?.(stored?.type, stored?.converted_type) === true, `${id} is not stored as ${types[0]}`);
}
