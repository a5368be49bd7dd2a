-- CreateEnum
CREATE TYPE "RunType" AS ENUM ('Manual', 'Scheduled');

-- CreateEnum
CREATE TYPE "ScanLevel" AS ENUM ('Full', 'Incremental');

-- CreateEnum
CREATE TYPE "TriggerState" AS ENUM ('Enabled', 'Disabled');

-- AlterTable
ALTER TABLE "run" ADD COLUMN     "run_type" "RunType" NOT NULL DEFAULT 'Manual';

-- AlterTable
ALTER TABLE "scan" ADD COLUMN     "last_leased_at" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "scan_trigger" (
    "id" UUID NOT NULL,
    "scan_id" UUID NOT NULL,
    "recurrence" JSONB NOT NULL,
    "recurrence_interval" TEXT,
    "scan_level" "ScanLevel" NOT NULL,
    "state" "TriggerState" NOT NULL,
    "incremental_scan_start_time" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_scheduled_at" TIMESTAMPTZ(3),
    "next_fire_at" TIMESTAMPTZ(3),

    CONSTRAINT "scan_trigger_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "scan_trigger_scan_id_key" ON "scan_trigger"("scan_id");

-- CreateIndex
CREATE INDEX "scan_trigger_next_fire_at_idx" ON "scan_trigger"("next_fire_at");

-- AddForeignKey
ALTER TABLE "scan_trigger" ADD CONSTRAINT "scan_trigger_scan_id_fkey" FOREIGN KEY ("scan_id") REFERENCES "scan"("id") ON DELETE CASCADE ON UPDATE CASCADE;
