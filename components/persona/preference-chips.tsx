interface PreferenceChipsProps {
  readonly preferences: readonly { readonly label: string; readonly aspect: string; readonly isLiked: boolean }[];
  readonly label?: string;
  /** Whose they are, where that is who reads. */
  readonly person?: "you" | null;
}

/** What somebody likes, and struck through what they avoid. */
export function PreferenceChips({
  preferences,
  label: name = "Likes and dislikes",
  person = null,
}: PreferenceChipsProps) {
  return (
    <ul aria-label={name} className="flex flex-wrap gap-2">
      {preferences.map(({ label, aspect, isLiked }) => (
        <li
          key={`${aspect} ${label}`}
          className="inline-flex min-h-7 items-center rounded-full border border-strong px-3 text-[0.8125rem]/5 text-soft"
        >
          <span className="sr-only">
            {person ? `you ${isLiked ? "like" : "avoid"} ` : isLiked ? "likes " : "avoids "}
          </span>
          {isLiked ? label : <s>{label}</s>}
        </li>
      ))}
    </ul>
  );
}
