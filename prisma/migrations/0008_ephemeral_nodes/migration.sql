-- AlterTable
ALTER TABLE "node" ADD COLUMN     "ephemeral_seconds" INTEGER;
