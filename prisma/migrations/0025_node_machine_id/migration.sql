-- AlterTable
ALTER TABLE "node" ADD COLUMN     "machine_id" TEXT;
