-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "modality" AS ENUM ('text', 'image', 'summary', 'audio', 'ranking');

-- CreateEnum
CREATE TYPE "persona_kind" AS ENUM ('described', 'self');

-- CreateEnum
CREATE TYPE "part_type" AS ENUM ('text', 'image', 'audio', 'item');

-- CreateEnum
CREATE TYPE "verdict" AS ENUM ('left', 'right', 'tie', 'both_bad');

-- CreateEnum
CREATE TYPE "standpoint" AS ENUM ('owner', 'proxy');

-- CreateEnum
CREATE TYPE "source" AS ENUM ('human', 'simulated', 'imported');

-- CreateEnum
CREATE TYPE "role" AS ENUM ('annotator', 'operator');

-- CreateTable
CREATE TABLE "arena" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "modality" "modality" NOT NULL,
    "summary" TEXT NOT NULL,
    "instructions" TEXT NOT NULL,
    "criteria" JSONB NOT NULL DEFAULT '[]',
    "chips" JSONB NOT NULL DEFAULT '[]',
    "position" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "closed_at" TIMESTAMPTZ(3),

    CONSTRAINT "arena_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "system" (
    "id" UUID NOT NULL,
    "arena_id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "family" TEXT NOT NULL,
    "strategy" TEXT NOT NULL,
    "organization" TEXT NOT NULL,
    "licence" TEXT NOT NULL,
    "description" TEXT NOT NULL,
    "citation" TEXT NOT NULL,
    "introduced_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "retired_at" TIMESTAMPTZ(3),
    "retirement_reason" TEXT,

    CONSTRAINT "system_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "task" (
    "id" UUID NOT NULL,
    "arena_id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "prompt" TEXT NOT NULL,
    "source_title" TEXT,
    "source_text" TEXT,
    "source_image" TEXT,
    "source_credit" TEXT,
    "options" JSONB NOT NULL DEFAULT '{}',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "retired_at" TIMESTAMPTZ(3),

    CONSTRAINT "task_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "persona" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "kind" "persona_kind" NOT NULL,
    "annotator_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "retired_at" TIMESTAMPTZ(3),

    CONSTRAINT "persona_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "arena_persona" (
    "arena_id" UUID NOT NULL,
    "persona_id" UUID NOT NULL,

    CONSTRAINT "arena_persona_pkey" PRIMARY KEY ("arena_id","persona_id")
);

-- CreateTable
CREATE TABLE "persona_version" (
    "id" UUID NOT NULL,
    "persona_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "short_name" TEXT NOT NULL,
    "headline" TEXT NOT NULL,
    "description" TEXT NOT NULL,
    "attributes" JSONB NOT NULL DEFAULT '[]',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "persona_version_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "persona_preference" (
    "persona_version_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "aspect" TEXT NOT NULL,
    "is_liked" BOOLEAN NOT NULL,
    "label" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "weight" DOUBLE PRECISION NOT NULL DEFAULT 1,

    CONSTRAINT "persona_preference_pkey" PRIMARY KEY ("persona_version_id","position")
);

-- CreateTable
CREATE TABLE "persona_history" (
    "persona_version_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "happened_on" DATE NOT NULL,
    "action" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "image" TEXT,

    CONSTRAINT "persona_history_pkey" PRIMARY KEY ("persona_version_id","position")
);

-- CreateTable
CREATE TABLE "output" (
    "id" UUID NOT NULL,
    "arena_id" UUID NOT NULL,
    "system_id" UUID NOT NULL,
    "task_id" UUID NOT NULL,
    "persona_version_id" UUID NOT NULL,
    "content_hash" TEXT NOT NULL,
    "persona_use" TEXT NOT NULL,
    "latency_ms" DOUBLE PRECISION NOT NULL,
    "tokens_in" INTEGER,
    "tokens_out" INTEGER,
    "cost_micro_usd" BIGINT NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "output_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "output_part" (
    "output_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "type" "part_type" NOT NULL,
    "text" TEXT NOT NULL,
    "blob" TEXT,
    "media_type" TEXT,
    "width" INTEGER,
    "height" INTEGER,

    CONSTRAINT "output_part_pkey" PRIMARY KEY ("output_id","position")
);

-- CreateTable
CREATE TABLE "battle" (
    "id" UUID NOT NULL,
    "arena_id" UUID NOT NULL,
    "annotator_id" UUID NOT NULL,
    "task_id" UUID NOT NULL,
    "persona_version_id" UUID NOT NULL,
    "left_output_id" UUID NOT NULL,
    "left_system_id" UUID NOT NULL,
    "left_content_hash" TEXT NOT NULL,
    "right_output_id" UUID NOT NULL,
    "right_system_id" UUID NOT NULL,
    "right_content_hash" TEXT NOT NULL,
    "standpoint" "standpoint" NOT NULL,
    "source" "source" NOT NULL,
    "sampling_probability" DOUBLE PRECISION NOT NULL,
    "sampling_part" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "battle_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "vote" (
    "id" UUID NOT NULL,
    "battle_id" UUID NOT NULL,
    "annotator_id" UUID NOT NULL,
    "fit" "verdict" NOT NULL,
    "quality" "verdict",
    "criteria" JSONB NOT NULL DEFAULT '{}',
    "chips" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "feedback_left" TEXT,
    "feedback_right" TEXT,
    "feedback_general" TEXT,
    "telemetry" JSONB NOT NULL DEFAULT '{}',
    "standpoint" "standpoint" NOT NULL,
    "source" "source" NOT NULL,
    "exclusion_reason" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "vote_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "annotator" (
    "id" UUID NOT NULL,
    "source" "source" NOT NULL DEFAULT 'human',
    "user_id" UUID,
    "merged_into" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "annotator_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "consent" (
    "id" UUID NOT NULL,
    "annotator_id" UUID NOT NULL,
    "version" TEXT NOT NULL,
    "fields" JSONB NOT NULL,
    "accepted_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "withdrawn_at" TIMESTAMPTZ(3),

    CONSTRAINT "consent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "user" (
    "id" UUID NOT NULL,
    "name" TEXT,
    "email" TEXT,
    "email_verified" TIMESTAMPTZ(3),
    "image" TEXT,
    "role" "role" NOT NULL DEFAULT 'annotator',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "user_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "account" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "type" TEXT NOT NULL,
    "provider" TEXT NOT NULL,
    "provider_account_id" TEXT NOT NULL,
    "refresh_token" TEXT,
    "access_token" TEXT,
    "expires_at" INTEGER,
    "token_type" TEXT,
    "scope" TEXT,
    "id_token" TEXT,
    "session_state" TEXT,

    CONSTRAINT "account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "session" (
    "id" UUID NOT NULL,
    "session_token" TEXT NOT NULL,
    "user_id" UUID NOT NULL,
    "expires" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "verification_token" (
    "identifier" TEXT NOT NULL,
    "token" TEXT NOT NULL,
    "expires" TIMESTAMPTZ(3) NOT NULL
);

-- CreateTable
CREATE TABLE "outbox_mail" (
    "id" UUID NOT NULL,
    "recipient" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "outbox_mail_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "tally" (
    "arena_id" UUID NOT NULL,
    "left_system_id" UUID NOT NULL,
    "right_system_id" UUID NOT NULL,
    "standpoint" "standpoint" NOT NULL,
    "source" "source" NOT NULL,
    "outcome" "verdict" NOT NULL,
    "votes" INTEGER NOT NULL,

    CONSTRAINT "tally_pkey" PRIMARY KEY ("arena_id","left_system_id","right_system_id","standpoint","source","outcome")
);

-- CreateTable
CREATE TABLE "snapshot" (
    "id" UUID NOT NULL,
    "arena_id" UUID NOT NULL,
    "view" TEXT NOT NULL,
    "method" TEXT NOT NULL,
    "parameters" JSONB NOT NULL,
    "input_hash" TEXT NOT NULL,
    "code_version" TEXT NOT NULL,
    "votes" INTEGER NOT NULL,
    "simulated_votes" INTEGER NOT NULL,
    "content" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "snapshot_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "release" (
    "id" UUID NOT NULL,
    "version" TEXT NOT NULL,
    "source" "source" NOT NULL,
    "votes" INTEGER NOT NULL,
    "manifest" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "release_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "audit_entry" (
    "id" UUID NOT NULL,
    "actor" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "detail" JSONB NOT NULL DEFAULT '{}',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "audit_entry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "worker_heartbeat" (
    "worker" TEXT NOT NULL,
    "version" TEXT NOT NULL,
    "beat_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "worker_heartbeat_pkey" PRIMARY KEY ("worker")
);

-- CreateIndex
CREATE UNIQUE INDEX "arena_slug_key" ON "arena"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "system_arena_id_slug_key" ON "system"("arena_id", "slug");

-- CreateIndex
CREATE UNIQUE INDEX "system_id_arena_id_key" ON "system"("id", "arena_id");

-- CreateIndex
CREATE UNIQUE INDEX "task_arena_id_slug_key" ON "task"("arena_id", "slug");

-- CreateIndex
CREATE UNIQUE INDEX "task_id_arena_id_key" ON "task"("id", "arena_id");

-- CreateIndex
CREATE UNIQUE INDEX "persona_slug_key" ON "persona"("slug");

-- CreateIndex
CREATE INDEX "persona_annotator_id_idx" ON "persona"("annotator_id");

-- CreateIndex
CREATE UNIQUE INDEX "persona_version_persona_id_version_key" ON "persona_version"("persona_id", "version");

-- CreateIndex
CREATE INDEX "output_arena_id_task_id_persona_version_id_idx" ON "output"("arena_id", "task_id", "persona_version_id");

-- CreateIndex
CREATE UNIQUE INDEX "output_system_id_task_id_persona_version_id_key" ON "output"("system_id", "task_id", "persona_version_id");

-- CreateIndex
CREATE UNIQUE INDEX "output_identity" ON "output"("id", "arena_id", "task_id", "persona_version_id", "system_id", "content_hash");

-- CreateIndex
CREATE INDEX "battle_annotator_id_arena_id_created_at_idx" ON "battle"("annotator_id", "arena_id", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "vote_battle_id_key" ON "vote"("battle_id");

-- CreateIndex
CREATE INDEX "vote_annotator_id_created_at_idx" ON "vote"("annotator_id", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "annotator_user_id_key" ON "annotator"("user_id");

-- CreateIndex
CREATE INDEX "consent_annotator_id_accepted_at_idx" ON "consent"("annotator_id", "accepted_at");

-- CreateIndex
CREATE UNIQUE INDEX "user_email_key" ON "user"("email");

-- CreateIndex
CREATE INDEX "account_user_id_idx" ON "account"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "account_provider_provider_account_id_key" ON "account"("provider", "provider_account_id");

-- CreateIndex
CREATE UNIQUE INDEX "session_session_token_key" ON "session"("session_token");

-- CreateIndex
CREATE INDEX "session_user_id_idx" ON "session"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "verification_token_token_key" ON "verification_token"("token");

-- CreateIndex
CREATE UNIQUE INDEX "verification_token_identifier_token_key" ON "verification_token"("identifier", "token");

-- CreateIndex
CREATE INDEX "outbox_mail_created_at_idx" ON "outbox_mail"("created_at");

-- CreateIndex
CREATE INDEX "snapshot_arena_id_view_created_at_idx" ON "snapshot"("arena_id", "view", "created_at" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "release_version_key" ON "release"("version");

-- CreateIndex
CREATE INDEX "audit_entry_created_at_idx" ON "audit_entry"("created_at");

-- AddForeignKey
ALTER TABLE "system" ADD CONSTRAINT "system_arena_id_fkey" FOREIGN KEY ("arena_id") REFERENCES "arena"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "task" ADD CONSTRAINT "task_arena_id_fkey" FOREIGN KEY ("arena_id") REFERENCES "arena"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "persona" ADD CONSTRAINT "persona_annotator_id_fkey" FOREIGN KEY ("annotator_id") REFERENCES "annotator"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "arena_persona" ADD CONSTRAINT "arena_persona_arena_id_fkey" FOREIGN KEY ("arena_id") REFERENCES "arena"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "arena_persona" ADD CONSTRAINT "arena_persona_persona_id_fkey" FOREIGN KEY ("persona_id") REFERENCES "persona"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "persona_version" ADD CONSTRAINT "persona_version_persona_id_fkey" FOREIGN KEY ("persona_id") REFERENCES "persona"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "persona_preference" ADD CONSTRAINT "persona_preference_persona_version_id_fkey" FOREIGN KEY ("persona_version_id") REFERENCES "persona_version"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "persona_history" ADD CONSTRAINT "persona_history_persona_version_id_fkey" FOREIGN KEY ("persona_version_id") REFERENCES "persona_version"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "output" ADD CONSTRAINT "output_system_id_arena_id_fkey" FOREIGN KEY ("system_id", "arena_id") REFERENCES "system"("id", "arena_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "output" ADD CONSTRAINT "output_task_id_arena_id_fkey" FOREIGN KEY ("task_id", "arena_id") REFERENCES "task"("id", "arena_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "output" ADD CONSTRAINT "output_persona_version_id_fkey" FOREIGN KEY ("persona_version_id") REFERENCES "persona_version"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "output_part" ADD CONSTRAINT "output_part_output_id_fkey" FOREIGN KEY ("output_id") REFERENCES "output"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "battle" ADD CONSTRAINT "battle_arena_id_fkey" FOREIGN KEY ("arena_id") REFERENCES "arena"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "battle" ADD CONSTRAINT "battle_annotator_id_fkey" FOREIGN KEY ("annotator_id") REFERENCES "annotator"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "battle" ADD CONSTRAINT "battle_left_output_id_arena_id_task_id_persona_version_id__fkey" FOREIGN KEY ("left_output_id", "arena_id", "task_id", "persona_version_id", "left_system_id", "left_content_hash") REFERENCES "output"("id", "arena_id", "task_id", "persona_version_id", "system_id", "content_hash") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "battle" ADD CONSTRAINT "battle_right_output_id_arena_id_task_id_persona_version_id_fkey" FOREIGN KEY ("right_output_id", "arena_id", "task_id", "persona_version_id", "right_system_id", "right_content_hash") REFERENCES "output"("id", "arena_id", "task_id", "persona_version_id", "system_id", "content_hash") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "vote" ADD CONSTRAINT "vote_battle_id_fkey" FOREIGN KEY ("battle_id") REFERENCES "battle"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "vote" ADD CONSTRAINT "vote_annotator_id_fkey" FOREIGN KEY ("annotator_id") REFERENCES "annotator"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "annotator" ADD CONSTRAINT "annotator_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "annotator" ADD CONSTRAINT "annotator_merged_into_fkey" FOREIGN KEY ("merged_into") REFERENCES "annotator"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "consent" ADD CONSTRAINT "consent_annotator_id_fkey" FOREIGN KEY ("annotator_id") REFERENCES "annotator"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "account" ADD CONSTRAINT "account_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tally" ADD CONSTRAINT "tally_arena_id_fkey" FOREIGN KEY ("arena_id") REFERENCES "arena"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tally" ADD CONSTRAINT "tally_left_system_id_fkey" FOREIGN KEY ("left_system_id") REFERENCES "system"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tally" ADD CONSTRAINT "tally_right_system_id_fkey" FOREIGN KEY ("right_system_id") REFERENCES "system"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "snapshot" ADD CONSTRAINT "snapshot_arena_id_fkey" FOREIGN KEY ("arena_id") REFERENCES "arena"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
