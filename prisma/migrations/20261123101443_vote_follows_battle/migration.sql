-- AlterTable
ALTER TABLE "vote" ADD COLUMN     "agreed" JSONB NOT NULL DEFAULT '{}';

-- CreateIndex
CREATE UNIQUE INDEX "battle_identity" ON "battle"("id", "annotator_id", "standpoint", "source");

-- A vote is of the annotator, standpoint and source of its battle, whatever the code says, and follows it when an
-- anonymous annotator signs in.
ALTER TABLE "vote" DROP CONSTRAINT "vote_battle_id_fkey";
ALTER TABLE "vote" ADD CONSTRAINT "vote_battle_id_fkey"
  FOREIGN KEY ("battle_id", "annotator_id", "standpoint", "source")
  REFERENCES "battle" ("id", "annotator_id", "standpoint", "source")
  ON DELETE RESTRICT ON UPDATE CASCADE;

-- What was said is never edited or lost. Excluding a vote, and following its battle, is all that may happen to it.
CREATE FUNCTION "refuse_changed_vote"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    RAISE EXCEPTION 'vote is immutable: DELETE refused' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF (to_jsonb(NEW) - 'annotator_id' - 'exclusion_reason') IS DISTINCT FROM
     (to_jsonb(OLD) - 'annotator_id' - 'exclusion_reason') THEN
    RAISE EXCEPTION 'vote is immutable: UPDATE refused' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER "vote_is_immutable" BEFORE UPDATE OR DELETE ON "vote"
  FOR EACH ROW EXECUTE FUNCTION "refuse_changed_vote"();

-- The parts of an output come with it, in one transaction, and stay.
CREATE FUNCTION "refuse_late_part"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (
    SELECT FROM "output" o WHERE o."id" = NEW."output_id" AND o.xmin = pg_current_xact_id()::xid
  ) THEN
    RAISE EXCEPTION 'output is immutable: output_part may only be added when it is made'
      USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER "output_part_comes_with_output" BEFORE INSERT ON "output_part"
  FOR EACH ROW EXECUTE FUNCTION "refuse_late_part"();
CREATE TRIGGER "output_part_is_not_deleted" BEFORE DELETE ON "output_part"
  FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
