-- A snapshot is never edited. It may go once it is a day old and another one of the same board was made later in the same
-- hour: an arena that is judged without a pause makes one every second.
CREATE FUNCTION "refuse_snapshot_removal"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD."created_at" < now() - interval '1 day' AND EXISTS (
    SELECT FROM "snapshot" AS "later"
    WHERE "later"."arena_id" = OLD."arena_id" AND "later"."kind" = OLD."kind" AND "later"."view" = OLD."view"
      AND "later"."created_at" > OLD."created_at"
      AND "later"."created_at" < date_trunc('hour', OLD."created_at", 'UTC') + interval '1 hour'
  ) THEN
    RETURN OLD;
  END IF;
  RAISE EXCEPTION 'snapshot is immutable: DELETE refused'
    USING ERRCODE = 'integrity_constraint_violation';
END $$;

DROP TRIGGER "snapshot_is_immutable" ON "snapshot";
CREATE TRIGGER "snapshot_is_immutable" BEFORE UPDATE ON "snapshot"
  FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "snapshot_is_kept" BEFORE DELETE ON "snapshot"
  FOR EACH ROW EXECUTE FUNCTION "refuse_snapshot_removal"();
