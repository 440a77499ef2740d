import { readBlob } from "@/lib/storage/blobs";
import type { PersonaProfile } from "@/lib/systems/port";
import type { OwnVisibility } from "./own/schema";
import type { UsableProfile } from "./schema";

/** A persona version as the record has it, with preferences and history in their order. */
export interface StoredVersion {
  readonly name: string;
  readonly headline: string;
  readonly description: string;
  readonly attributes: unknown;
  readonly preferences: readonly {
    readonly aspect: string;
    readonly isLiked: boolean;
    readonly label: string;
    readonly value: string;
    readonly weight: number;
  }[];
  readonly history: readonly {
    readonly happenedOn: Date;
    readonly action: string;
    readonly text: string;
    readonly image: string | null;
  }[];
}

/** The whole of a described person, who is fictional. Reads the images of the history. */
export async function describedProfile(slug: string, version: StoredVersion): Promise<UsableProfile> {
  const profile: PersonaProfile = {
    slug,
    name: version.name,
    headline: version.headline,
    description: version.description,
    attributes: version.attributes as { label: string; value: string }[],
    preferences: version.preferences.map(({ aspect, isLiked, label, value, weight }) => ({
      aspect,
      isLiked,
      label,
      value,
      weight,
    })),
    history: await Promise.all(
      version.history.map(async ({ happenedOn, action, text, image }) => ({
        happenedOn: happenedOn.toISOString().slice(0, 10),
        action,
        text,
        image: image === null ? undefined : await readBlob(image),
      })),
    ),
  };
  return profile as UsableProfile;
}

/** What an annotator lets systems have of their own persona: parts that are private are empty, and are not even read. */
export async function ownProfile(version: StoredVersion, visibility: OwnVisibility): Promise<UsableProfile> {
  return describedProfile("me", {
    name: version.name,
    headline: version.headline,
    description: visibility.description === "private" ? "" : version.description,
    attributes: visibility.attributes === "private" ? [] : version.attributes,
    preferences: visibility.preferences === "private" ? [] : version.preferences,
    history: visibility.history === "private" ? [] : version.history,
  });
}
