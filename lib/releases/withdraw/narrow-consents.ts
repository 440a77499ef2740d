import type { Connection } from "../connection";

/**
 * Lets the transaction count what was agreed to both now and when an earlier release was made: who took something back since is without it, and
 * who agreed later did not agree then. Needs `readConsents` and `prepareRecordThen`. O(annotators), in the database.
 */
export async function narrowConsents(connection: Connection): Promise<void> {
  await connection.query(
    `UPDATE newest_consent SET votes = newest_consent.votes AND coalesce(consent_then.votes, false),
       feedback = newest_consent.feedback AND coalesce(consent_then.feedback, false),
       persona = newest_consent.persona AND coalesce(consent_then.persona, false),
       is_withdrawn = newest_consent.is_withdrawn OR coalesce(consent_then.is_withdrawn, false)
     FROM newest_consent AS present LEFT JOIN consent_then USING (annotator_id)
     WHERE present.annotator_id = newest_consent.annotator_id`,
  );
}
