-- Erasing a persona, merging an annotator and adding to either may happen at the same moment. Whoever adds locks what it is added
-- to, so that it waits for an erasure or a merge that is not committed yet, and sees it afterwards. Only `self` personas are
-- locked: no other is ever erased. Refusals have a code of their own, PA001, so that whoever was late can be told.
CREATE OR REPLACE FUNCTION "refuse_version_of_erased"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  "erased" timestamptz;
BEGIN
  SELECT p."erased_at" INTO "erased" FROM "persona" p WHERE p."id" = NEW."persona_id" AND p."kind" = 'self' FOR SHARE;
  IF "erased" IS NOT NULL THEN
    RAISE EXCEPTION 'persona was erased: no version is added' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;

CREATE FUNCTION "refuse_row_of_erased"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  "erased" timestamptz;
BEGIN
  SELECT p."erased_at" INTO "erased" FROM "persona_version" v JOIN "persona" p ON p."id" = v."persona_id"
    WHERE v."id" = NEW."persona_version_id" AND p."kind" = 'self' FOR SHARE OF p;
  IF "erased" IS NOT NULL THEN
    RAISE EXCEPTION 'persona was erased: no % is added', TG_TABLE_NAME USING ERRCODE = 'PA001';
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER "output_not_of_erased" BEFORE INSERT ON "output"
  FOR EACH ROW EXECUTE FUNCTION "refuse_row_of_erased"();

-- Triggers of one kind fire by name: the annotator is locked before the persona, as everybody does who locks both.
CREATE TRIGGER "battle_not_of_erased" BEFORE INSERT ON "battle"
  FOR EACH ROW WHEN (NEW."standpoint" = 'owner') EXECUTE FUNCTION "refuse_row_of_erased"();

CREATE FUNCTION "refuse_row_of_merged"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  "merged" uuid;
BEGIN
  SELECT a."merged_into" INTO "merged" FROM "annotator" a WHERE a."id" = NEW."annotator_id" FOR SHARE;
  IF "merged" IS NOT NULL THEN
    RAISE EXCEPTION 'annotator was merged: no % is added', TG_TABLE_NAME USING ERRCODE = 'PA001';
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER "battle_not_of_annotator_merged" BEFORE INSERT ON "battle"
  FOR EACH ROW EXECUTE FUNCTION "refuse_row_of_merged"();
CREATE TRIGGER "showing_not_of_annotator_merged" BEFORE INSERT ON "showing"
  FOR EACH ROW EXECUTE FUNCTION "refuse_row_of_merged"();
