-- CreateEnum
CREATE TYPE "AssetChange" AS ENUM ('added', 'changed', 'same', 'vanished');

-- CreateEnum
CREATE TYPE "ClassificationAction" AS ENUM ('Keep', 'Delete');

-- AlterTable
ALTER TABLE "asset" ADD COLUMN     "classifications" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "fingerprint" BYTEA,
ADD COLUMN     "vanished_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "run" ADD COLUMN     "assets_added" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "assets_changed" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "assets_classified" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "assets_vanished" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "scan" ADD COLUMN     "filters" JSONB;

-- CreateTable
CREATE TABLE "run_asset" (
    "run_id" UUID NOT NULL,
    "asset_id" UUID NOT NULL,
    "change" "AssetChange" NOT NULL,
    "difference" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "run_asset_pkey" PRIMARY KEY ("run_id","asset_id")
);

-- CreateTable
CREATE TABLE "classification_rule" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "name_key" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "classification_rule_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "classification_rule_version" (
    "rule_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "classification_name" TEXT NOT NULL,
    "description" TEXT,
    "data_patterns" TEXT[],
    "column_patterns" TEXT[],
    "minimum_percentage_match" DOUBLE PRECISION NOT NULL,
    "is_enabled" BOOLEAN NOT NULL,
    "action" "ClassificationAction" NOT NULL DEFAULT 'Keep',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "classification_rule_version_pkey" PRIMARY KEY ("rule_id","version")
);

-- CreateTable
CREATE TABLE "scan_ruleset" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "name_key" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "properties" JSONB NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "scan_ruleset_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "run_asset_asset_id_idx" ON "run_asset"("asset_id");

-- CreateIndex
CREATE UNIQUE INDEX "classification_rule_name_key_key" ON "classification_rule"("name_key");

-- CreateIndex
CREATE UNIQUE INDEX "scan_ruleset_name_key_key" ON "scan_ruleset"("name_key");

-- CreateIndex
CREATE INDEX "asset_classifications_idx" ON "asset" USING GIN ("classifications");

-- AddForeignKey
ALTER TABLE "run_asset" ADD CONSTRAINT "run_asset_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "run"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "run_asset" ADD CONSTRAINT "run_asset_asset_id_fkey" FOREIGN KEY ("asset_id") REFERENCES "asset"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "classification_rule_version" ADD CONSTRAINT "classification_rule_version_rule_id_fkey" FOREIGN KEY ("rule_id") REFERENCES "classification_rule"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What each asset was last seen by is what is known of earlier runs.
INSERT INTO "run_asset" ("run_id", "asset_id", "change")
SELECT "asset"."last_run_id", "asset"."id", 'same' FROM "asset" JOIN "run" ON "run"."id" = "asset"."last_run_id";

-- DropIndex
DROP INDEX "asset_last_run_id_idx";

-- AlterTable
ALTER TABLE "asset" DROP COLUMN "last_run_id";
