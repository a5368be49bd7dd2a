-- AlterTable
ALTER TABLE "node" ADD COLUMN     "updated_at" TIMESTAMPTZ(3);
