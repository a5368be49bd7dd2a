export const AssetPage = () => null
