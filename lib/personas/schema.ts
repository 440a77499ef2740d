import type { PersonaProfile } from "@/lib/systems/port";

/** A described persona as it is stored. */
export interface DescribedPersona extends PersonaProfile {
  /** How the question calls them: "Which one fits Inés better?" */
  readonly shortName: string;
}

/** A persona version as a battle shows it. `hasImage` instead of an address: the battle names its images itself. */
export interface PersonaView {
  readonly slug: string;
  readonly name: string;
  readonly shortName: string;
  readonly headline: string;
  readonly description: string;
  readonly attributes: { label: string; value: string }[];
  readonly preferences: { label: string; aspect: string; isLiked: boolean }[];
  readonly history: { happenedOn: string; action: string; text: string; hasImage: boolean }[];
}

declare const usable: unique symbol;

/**
 * A profile that may be handed to systems: of a described person, or what a person allows of their own. Only
 * `usable-profile.ts` makes one, so that a part which must not leave the server cannot be handed on by oversight.
 */
export type UsableProfile = PersonaProfile & { readonly [usable]: true };
