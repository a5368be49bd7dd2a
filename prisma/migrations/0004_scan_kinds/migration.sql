-- AlterTable
ALTER TABLE "asset" ADD COLUMN     "file_count" BIGINT,
ADD COLUMN     "format" TEXT,
ADD COLUMN     "modified_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "scan" ALTER COLUMN "runtime_key" DROP NOT NULL,
ALTER COLUMN "credential_key" DROP NOT NULL;
