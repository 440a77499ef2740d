import { useId } from "react";
import { Button } from "@/components/ui/button";
import { Label, labelClass } from "@/components/ui/label";
import type { PersonaDraft } from "./persona-draft";

interface InterestsFieldProps {
  readonly interests: PersonaDraft["interests"];
  /** What is typed and not added yet. */
  readonly topic: string;
  readonly limits: { readonly interests: number; readonly topic: number };
  readonly onTopic: (topic: string) => void;
  readonly onChange: (interests: PersonaDraft["interests"]) => void;
}

/** Topics that are liked and not liked, as words that a search understands. */
export function InterestsField({ interests, topic, limits, onTopic, onChange }: InterestsFieldProps) {
  const id = useId();
  const isFull = interests.length >= limits.interests;
  const add = (isLiked: boolean) => {
    const name = topic.trim();
    if (name === "" || isFull) return;
    // A topic stands once: who dislikes "War" takes back that they like "war".
    const others = interests.filter((one) => one.topic.toLowerCase() !== name.toLowerCase());
    onChange([...others, { topic: name, isLiked }]);
  };
  return (
    <div className="mt-8 max-w-[44rem]">
      <label htmlFor={id} className={`${labelClass} block`}>
        Topics, one at a time
      </label>
      <div className="mt-1.5 flex flex-wrap gap-2">
        <input
          id={id}
          value={topic}
          maxLength={limits.topic}
          placeholder="rivers and dams"
          onChange={({ target }) => onTopic(target.value)}
          onKeyDown={(event) => {
            if (event.key !== "Enter" || event.nativeEvent.isComposing) return;
            event.preventDefault();
            add(true);
          }}
          className="min-h-11 min-w-0 grow basis-[14rem] rounded-md border border-strong bg-paper px-2.5 text-base placeholder:text-faint"
        />
        <Button onClick={() => add(true)}>I like it</Button>
        <Button onClick={() => add(false)}>I do not</Button>
      </div>
      {isFull ? <p className="mt-1 text-[0.8125rem] text-soft">{limits.interests} topics are as many as fit.</p> : null}
      {interests.length > 0 ? (
        <ul aria-label="Your topics" className="mt-3 flex flex-wrap gap-2">
          {interests.map(({ topic: name, isLiked }) => (
            <li
              key={name}
              className="inline-flex min-h-8 max-w-full items-center gap-2 rounded-full border border-strong pr-1 pl-3 text-[0.8125rem]/5"
            >
              <span className="sr-only">{isLiked ? "likes " : "avoids "}</span>
              <span className="[overflow-wrap:anywhere]">{isLiked ? name : <s>{name}</s>}</span>
              <button
                type="button"
                aria-label={`Remove ${name}`}
                onClick={() => onChange(interests.filter((one) => one.topic !== name))}
                className="inline-flex size-6 items-center justify-center rounded-full text-soft hover:text-ink pointer-coarse:size-11"
              >
                ×
              </button>
            </li>
          ))}
        </ul>
      ) : (
        <Label className="mt-3">None yet</Label>
      )}
    </div>
  );
}
