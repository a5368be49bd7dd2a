-- CreateEnum
CREATE TYPE "LeaseEnding" AS ENUM ('completed', 'failed', 'canceled', 'lost', 'released', 'removed', 'revoked');

-- CreateEnum
CREATE TYPE "RunLogLevel" AS ENUM ('info', 'warning', 'error');

-- AlterTable
ALTER TABLE "run" ADD COLUMN     "has_error_log" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "leased_at" TIMESTAMPTZ(3),
ADD COLUMN     "log_lines" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "objects_seen" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "objects_total" INTEGER,
ADD COLUMN     "progress_at" TIMESTAMPTZ(3),
ADD COLUMN     "rows_sampled" BIGINT NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE "run_lease" (
    "run_id" UUID NOT NULL,
    "fence" INTEGER NOT NULL,
    "node_name" TEXT NOT NULL,
    "leased_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "ended_at" TIMESTAMPTZ(3),
    "ending" "LeaseEnding",
    "log_lines" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "run_lease_pkey" PRIMARY KEY ("run_id","fence")
);

-- CreateTable
CREATE TABLE "run_log" (
    "run_id" UUID NOT NULL,
    "fence" INTEGER NOT NULL,
    "number" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "level" "RunLogLevel" NOT NULL,
    "message" TEXT NOT NULL,
    "target" TEXT,

    CONSTRAINT "run_log_pkey" PRIMARY KEY ("run_id","fence","number")
);

-- AddForeignKey
ALTER TABLE "run_lease" ADD CONSTRAINT "run_lease_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "run"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "run_log" ADD CONSTRAINT "run_log_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "run"("id") ON DELETE CASCADE ON UPDATE CASCADE;
