export const RuntimesPage = () => null
