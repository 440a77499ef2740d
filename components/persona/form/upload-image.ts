import { requestJson } from "@/components/battle/request";
import { explainProblem } from "@/components/ui/explain-problem";

const longestSidePx = 1200;

export type Upload =
  | { readonly isOk: true; readonly image: string; readonly imageUrl: string }
  | { readonly isOk: false; readonly trouble: string };

/**
 * Makes a picture small enough to be sent, and sends it. A photograph of a telephone has ten times what a request may
 * have; what else stands in its file stays here.
 */
export async function uploadImage(file: File): Promise<Upload> {
  const small = await shrink(file);
  if (!small) return { isOk: false, trouble: "cannot be read: choose a JPEG, PNG or WebP." };
  const image = await toBase64(small);
  const answer = await requestJson<{ image: string }>("POST", "/api/v1/personas/images", { image });
  if (!answer.isOk) return { isOk: false, trouble: `was not stored. ${explainProblem(answer.problem)}` };
  return { isOk: true, image: answer.data.image, imageUrl: URL.createObjectURL(small) };
}

async function shrink(file: File): Promise<Blob | null> {
  let bitmap: ImageBitmap;
  try {
    bitmap = await createImageBitmap(file);
  } catch {
    return null;
  }
  const scale = Math.min(1, longestSidePx / Math.max(bitmap.width, bitmap.height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, Math.round(bitmap.width * scale));
  canvas.height = Math.max(1, Math.round(bitmap.height * scale));
  canvas.getContext("2d")?.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  bitmap.close();
  // Browsers that write no WebP write a PNG, which may be too large: then a JPEG.
  const written = await write(canvas, "image/webp");
  return written && written.size < 700_000 ? written : write(canvas, "image/jpeg");
}

function write(canvas: HTMLCanvasElement, type: string): Promise<Blob | null> {
  return new Promise((resolve) => canvas.toBlob(resolve, type, 0.88));
}

async function toBase64(blob: Blob): Promise<string> {
  const bytes = new Uint8Array(await blob.arrayBuffer());
  let text = "";
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text);
}
