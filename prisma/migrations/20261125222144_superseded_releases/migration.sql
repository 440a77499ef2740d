-- AlterTable
ALTER TABLE "release" ADD COLUMN     "superseded_at" TIMESTAMPTZ(3),
ADD COLUMN     "superseded_by_id" UUID,
ADD COLUMN     "superseded_reason" TEXT;

-- CreateIndex
CREATE UNIQUE INDEX "release_superseded_by_id_key" ON "release"("superseded_by_id");

-- AddForeignKey
ALTER TABLE "release" ADD CONSTRAINT "release_superseded_by_id_fkey" FOREIGN KEY ("superseded_by_id") REFERENCES "release"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- A re-issue takes the place of an older release of its source, once, and that is all that ever happens to a release.
ALTER TABLE "release"
  ADD CONSTRAINT "release_superseded_as_a_whole" CHECK (
    num_nulls("superseded_by_id", "superseded_at", "superseded_reason") IN (0, 3)
  ),
  ADD CONSTRAINT "release_superseded_by_another" CHECK ("superseded_by_id" <> "id"),
  ADD CONSTRAINT "release_superseded_reason" CHECK (char_length("superseded_reason") BETWEEN 1 AND 200);

CREATE FUNCTION "refuse_changed_release"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  "by" "release"%ROWTYPE;
  "open" text[] := ARRAY['superseded_by_id', 'superseded_at', 'superseded_reason'];
BEGIN
  IF (to_jsonb(NEW) - "open") IS DISTINCT FROM (to_jsonb(OLD) - "open") OR OLD."superseded_by_id" IS NOT NULL THEN
    RAISE EXCEPTION 'release is immutable: UPDATE refused' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  SELECT * INTO "by" FROM "release" WHERE "id" = NEW."superseded_by_id";
  IF "by"."source" <> OLD."source" OR ("by"."created_at", "by"."id") <= (OLD."created_at", OLD."id") OR "by"."superseded_by_id" IS NOT NULL THEN
    RAISE EXCEPTION 'release: % does not come after %', "by"."version", OLD."version" USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;

CREATE FUNCTION "refuse_superseded_from_the_first"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'release: a new one is superseded by none' USING ERRCODE = 'integrity_constraint_violation';
END $$;

DROP TRIGGER "release_is_immutable" ON "release";
CREATE TRIGGER "release_is_superseded_once" BEFORE UPDATE ON "release"
  FOR EACH ROW EXECUTE FUNCTION "refuse_changed_release"();
CREATE TRIGGER "release_is_not_deleted" BEFORE DELETE ON "release"
  FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "release_is_new" BEFORE INSERT ON "release"
  FOR EACH ROW WHEN (NEW."superseded_by_id" IS NOT NULL) EXECUTE FUNCTION "refuse_superseded_from_the_first"();
