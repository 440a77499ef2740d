import type { ReleasePreview } from "@/lib/releases/preview/schema";
import type { Kept } from "@/lib/releases/schema";
import { PreviewTable } from "./preview-table";

interface PreviewSectionProps {
  readonly version: string;
  readonly preview: Kept<ReleasePreview>;
}

/** The first rows of the tables of judgements, as they are in the files. */
export function PreviewSection({ version, preview }: PreviewSectionProps) {
  return (
    <section aria-labelledby="preview" className="mt-14">
      <h2 id="preview" className="text-2xl">
        The first rows
      </h2>
      {typeof preview === "string" ? (
        <p className="mt-2 max-w-[42rem] text-[0.9375rem]/6 text-soft">
          {preview === "none"
            ? `${version} was made before releases had a preview. Its files are complete.`
            : "The preview cannot be read at the moment. Try again in a while; what is listed above stays as it is."}
        </p>
      ) : (
        preview.content.tables.map((table) => <PreviewTable key={table.name} table={table} />)
      )}
    </section>
  );
}
