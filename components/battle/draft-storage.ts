import type { KeptDraft } from "./draft";
import { keepDrafts } from "./keep-drafts";
import { parseDraft } from "./parse-draft";

/** The drafts of battles, kept in this browser until their votes are stored. */
export const battleDrafts = keepDrafts<KeptDraft>("palate.draft.", parseDraft);
