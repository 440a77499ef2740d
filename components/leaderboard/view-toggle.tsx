import { ToggleLinks } from "@/components/ui/toggle-links";
import type { BoardView } from "@/lib/leaderboards/schema";

/** Which votes count: everything, or people's alone. Lives in the URL. */
export function ViewToggle({ path, view }: { readonly path: string; readonly view: BoardView }) {
  return (
    <ToggleLinks
      label="Votes"
      options={[
        { href: path, text: "All", isCurrent: view === "all" },
        { href: `${path}?votes=human`, text: "People", isCurrent: view === "human" },
      ]}
    />
  );
}
