import { labelClass } from "@/components/ui/label";
import { type BoardAddress, boardHref } from "./board-query";

/** Words to look for among the systems. A plain form: what is looked for stands in the address, as every choice. */
export function SearchForm({ path, address }: { readonly path: string; readonly address: BoardAddress }) {
  const kept = new URLSearchParams(boardHref("", { ...address, search: "" }).slice(1));
  return (
    <form action={path} aria-label="Find a system" className="flex items-center gap-2">
      {[...kept].map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <label htmlFor="board-search" className={labelClass}>
        Find
      </label>
      <input
        id="board-search"
        type="search"
        name="q"
        maxLength={60}
        defaultValue={address.search}
        placeholder="a system, a family"
        className="h-8 w-44 rounded-md border border-strong bg-raised px-2.5 text-[0.9375rem] placeholder:text-faint pointer-coarse:h-11"
      />
      <button
        type="submit"
        className="inline-flex min-h-8 items-center text-[0.9375rem] text-soft hover:text-ink pointer-coarse:min-h-11"
      >
        Search
      </button>
    </form>
  );
}
