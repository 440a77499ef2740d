-- What the database itself refuses, whatever the code does. lib/db/refusals.db.test.ts shows each refusal.

-- A battle compares two different systems with two different outputs. That both outputs were made for the same
-- task, persona version and arena is said by the composite foreign keys of `battle`.
ALTER TABLE "battle"
  ADD CONSTRAINT "battle_of_two_systems" CHECK ("left_system_id" <> "right_system_id"),
  ADD CONSTRAINT "battle_of_two_outputs" CHECK ("left_content_hash" <> "right_content_hash"),
  ADD CONSTRAINT "battle_probability" CHECK ("sampling_probability" > 0 AND "sampling_probability" <= 1);

ALTER TABLE "tally"
  ADD CONSTRAINT "tally_of_two_systems" CHECK ("left_system_id" <> "right_system_id"),
  ADD CONSTRAINT "tally_not_negative" CHECK ("votes" >= 0);

ALTER TABLE "persona"
  ADD CONSTRAINT "persona_self_has_annotator" CHECK (("kind" = 'self') = ("annotator_id" IS NOT NULL));

ALTER TABLE "output_part"
  ADD CONSTRAINT "output_part_blob" CHECK (
    ("type" IN ('image', 'audio')) = ("blob" IS NOT NULL AND "media_type" IS NOT NULL)
  );

-- What is published or judged is never edited: a change is a new row.
CREATE FUNCTION "refuse_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is immutable: % refused', TG_TABLE_NAME, TG_OP
    USING ERRCODE = 'integrity_constraint_violation';
END $$;

CREATE TRIGGER "snapshot_is_immutable" BEFORE UPDATE OR DELETE ON "snapshot"
  FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "release_is_immutable" BEFORE UPDATE OR DELETE ON "release"
  FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "audit_entry_is_immutable" BEFORE UPDATE OR DELETE ON "audit_entry"
  FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "persona_version_is_immutable" BEFORE UPDATE ON "persona_version"
  FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "persona_preference_is_immutable" BEFORE UPDATE OR DELETE ON "persona_preference"
  FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "persona_history_is_immutable" BEFORE UPDATE OR DELETE ON "persona_history"
  FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "output_is_immutable" BEFORE UPDATE ON "output"
  FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "output_part_is_immutable" BEFORE UPDATE ON "output_part"
  FOR EACH ROW EXECUTE FUNCTION "refuse_change"();

-- Adding a preference or an event to a persona version that is already stored would edit it, too:
-- children are accepted only from the transaction that made the version.
CREATE FUNCTION "refuse_late_child"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (
    SELECT FROM "persona_version" v
    WHERE v."id" = NEW."persona_version_id" AND v.xmin = pg_current_xact_id()::xid
  ) THEN
    RAISE EXCEPTION 'persona_version is immutable: % may only be added when it is made', TG_TABLE_NAME
      USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER "persona_preference_comes_with_version" BEFORE INSERT ON "persona_preference"
  FOR EACH ROW EXECUTE FUNCTION "refuse_late_child"();
CREATE TRIGGER "persona_history_comes_with_version" BEFORE INSERT ON "persona_history"
  FOR EACH ROW EXECUTE FUNCTION "refuse_late_child"();

-- A battle belongs to whom it was drawn for, and its sides stay as drawn. Only the annotator may change, when an
-- anonymous annotator signs in.
CREATE FUNCTION "refuse_redrawn_battle"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF ROW(NEW."arena_id", NEW."task_id", NEW."persona_version_id", NEW."left_output_id", NEW."right_output_id",
         NEW."standpoint", NEW."source", NEW."sampling_probability", NEW."sampling_part", NEW."created_at")
     IS DISTINCT FROM
     ROW(OLD."arena_id", OLD."task_id", OLD."persona_version_id", OLD."left_output_id", OLD."right_output_id",
         OLD."standpoint", OLD."source", OLD."sampling_probability", OLD."sampling_part", OLD."created_at") THEN
    RAISE EXCEPTION 'battle is immutable: it cannot be drawn again'
      USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER "battle_is_drawn_once" BEFORE UPDATE ON "battle"
  FOR EACH ROW EXECUTE FUNCTION "refuse_redrawn_battle"();

-- The boards count exclusions at every refresh; excluded votes are few, votes are many.
CREATE INDEX "vote_excluded" ON "vote" ("exclusion_reason") WHERE "exclusion_reason" IS NOT NULL;
