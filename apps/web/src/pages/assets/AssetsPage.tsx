export const AssetsPage = () => null
