-- AlterTable
ALTER TABLE "asset" ADD COLUMN     "revision" TEXT;
