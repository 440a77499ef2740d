import type { ReactNode } from "react";
import { useId } from "react";
import { Button } from "@/components/ui/button";
import { formatCount } from "@/components/ui/format-number";
import { labelClass } from "@/components/ui/label";
import type { OwnAxis, OwnPart } from "@/lib/personas/own/schema";
import { AttributesField } from "./attributes-field";
import { AxisList } from "./axis-list";
import { HistoryField } from "./history-field";
import { InterestsField } from "./interests-field";
import type { PersonaDraft } from "./persona-draft";
import { VisibilityField } from "./visibility-field";

export interface PersonaLimits {
  readonly description: number;
  readonly attributes: number;
  readonly interests: number;
  readonly topic: number;
  readonly events: number;
  readonly historyBytes: number;
}

interface PersonaFormProps {
  readonly draft: PersonaDraft;
  /** Where the answers lead. */
  readonly axes: readonly OwnAxis[];
  readonly limits: PersonaLimits;
  readonly onChange: (patch: Partial<PersonaDraft>) => void;
  readonly onAskAgain: () => void;
}

/** All parts of one's own persona, each with who may have it. */
export function PersonaForm({ draft, axes, limits, onChange, onAskAgain }: PersonaFormProps) {
  const descriptionId = useId();
  const { unadded, visibility, description } = draft;
  const visibilityOf = (part: OwnPart, name: string) => (
    <VisibilityField
      part={name}
      value={visibility[part]}
      onChange={(value) => onChange({ visibility: { ...visibility, [part]: value } })}
    />
  );
  const left = limits.description - description.length;
  return (
    <div className="space-y-12">
      <Part
        title="How you like things"
        lead="Where your answers lead. The bar shows how sure that is; move what is wrong."
        visibility={visibilityOf("preferences", "your axes and topics")}
      >
        <AxisList axes={axes} byHand={draft.byHand} onChange={(byHand) => onChange({ byHand })} />
        <Button className="mt-4" onClick={onAskAgain}>
          Answer the questions again
        </Button>
        <InterestsField
          interests={draft.interests}
          topic={unadded.topic}
          limits={limits}
          onTopic={(topic) => onChange({ unadded: { ...unadded, topic } })}
          onChange={(interests) => onChange({ interests, unadded: { ...unadded, topic: "" } })}
        />
      </Part>
      <Part
        title="In your own words"
        lead="Who you are, what you read for, what you cannot stand. As much as you like to say."
        visibility={visibilityOf("description", "your description")}
      >
        <label htmlFor={descriptionId} className={`${labelClass} mt-4 block`}>
          About yourself
        </label>
        <textarea
          id={descriptionId}
          rows={5}
          maxLength={limits.description}
          value={description}
          onChange={({ target }) => onChange({ description: target.value })}
          className="mt-1.5 block w-full max-w-[44rem] resize-y rounded-md border border-strong bg-paper px-2.5 py-2 text-base/6"
        />
        {left < 200 ? (
          <p className="figures mt-1 text-[0.75rem] text-faint">{formatCount(left)} characters left</p>
        ) : null}
      </Part>
      <Part
        title="Facts about you"
        lead="Only what you think matters. None is needed."
        visibility={visibilityOf("attributes", "your facts")}
      >
        <AttributesField
          attributes={draft.attributes}
          most={limits.attributes}
          onChange={(attributes) => onChange({ attributes })}
        />
      </Part>
      <Part
        title="What you did before"
        lead="What you read, liked, kept, asked. A day at the start of a line dates it: 2026-03-05, 5.3.2026 or 5 March 2026. You see what was understood before anything is taken."
        visibility={visibilityOf("history", "your history")}
      >
        <HistoryField
          history={draft.history}
          pasted={unadded.pasted}
          most={limits.events}
          mostBytes={limits.historyBytes}
          onPaste={(pasted) => onChange({ unadded: { ...unadded, pasted } })}
          onChange={(history) => onChange({ history })}
        />
      </Part>
    </div>
  );
}

interface PartProps {
  readonly title: string;
  readonly lead: string;
  readonly visibility: ReactNode;
  readonly children: ReactNode;
}

function Part({ title, lead, visibility, children }: PartProps) {
  const id = useId();
  return (
    <section aria-labelledby={id} className="border-strong border-t pt-5">
      <div className="flex flex-wrap items-baseline justify-between gap-x-8 gap-y-2">
        <h2 id={id} className="text-2xl">
          {title}
        </h2>
        {visibility}
      </div>
      <p className="mt-1 max-w-[44rem] text-[0.9375rem]/6 text-soft">{lead}</p>
      {children}
    </section>
  );
}
