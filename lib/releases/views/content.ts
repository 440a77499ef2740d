import type { OutputRow } from "../tables/outputs";
import type { TaskRow } from "../tables/tasks";
import { countForm, countTokens, type FormCounts, hasCode } from "./form-counts";

/** A piece of a message: a text, or the name of an image file of the release. */
export interface Part {
  readonly type: "text" | "image";
  readonly text: string | null;
  readonly image: string | null;
  readonly mimeType: string | null;
}

export interface Message {
  readonly role: "user" | "assistant";
  readonly content: readonly Part[];
}

/** What the systems were asked, as views show it. */
export interface TaskContent {
  readonly message: Message;
  /** All of it as one text, images as Markdown. */
  readonly text: string;
  /** The same as a JSON list of one turn. */
  readonly turns: string;
  readonly tokens: number;
  readonly hasCode: boolean;
}

/** What a system made, as views show it. */
export interface OutputContent {
  readonly message: Message;
  /** All of it as one text, images as Markdown; null where it was made for an annotator's own persona. */
  readonly text: string | null;
  /** The same as a JSON list of one turn. */
  readonly turns: string;
  readonly form: FormCounts;
  readonly hasCode: boolean;
}

/** The prompt, with the source that it is about. */
export function taskContent(task: Pick<TaskRow, "prompt" | "source_text" | "source_image">): TaskContent {
  const texts = [task.prompt, ...(task.source_text === null ? [] : [task.source_text])];
  const images = task.source_image === null ? [] : [task.source_image];
  const text = [...texts, ...images.map((name) => `![](${name})`)].join("\n\n");
  return {
    message: { role: "user", content: [...texts.map(textPart), ...images.map(imagePart)] },
    text,
    turns: JSON.stringify([text]),
    tokens: countTokens(texts.join("\n\n")),
    hasCode: texts.some(hasCode),
  };
}

/** An output's text, then its images. What is not published leaves one part without a text. */
export function outputContent(output: Pick<OutputRow, "text" | "images" | "image_descriptions">): OutputContent {
  const names = output.images === null ? [] : output.images.split(" ");
  const descriptions = output.image_descriptions?.split("\n") ?? [];
  const isPublished = output.text !== null || names.length > 0;
  const parts = [...(output.text !== null || !isPublished ? [textPart(output.text)] : []), ...names.map(imagePart)];
  const images = names.map((name, at) => `![${(descriptions[at] ?? "").replaceAll(/[[\]\\]/g, "\\$&")}](${name})`);
  const text = isPublished ? [...(output.text === null ? [] : [output.text]), ...images].join("\n\n") : null;
  return {
    message: { role: "assistant", content: parts },
    text,
    turns: JSON.stringify([text]),
    form: countForm(output.text ?? ""),
    hasCode: hasCode(output.text ?? ""),
  };
}

function textPart(text: string | null): Part {
  return { type: "text", text, image: null, mimeType: null };
}

const mimeTypes: Readonly<Record<string, string>> = {
  jpg: "image/jpeg",
  png: "image/png",
  gif: "image/gif",
  webp: "image/webp",
  avif: "image/avif",
};

function imagePart(image: string): Part {
  return { type: "image", text: null, image, mimeType: mimeTypes[image.slice(image.lastIndexOf(".") + 1)] ?? null };
}
